package dev.heddle.example.app;

import static dev.heddle.example.app.RunningService.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heddle.concurrency.LiveTasks;
import dev.heddle.example.repository.Schema;
import dev.heddle.testing.PostgresExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The feed of an account's transactions, as events and over a WebSocket. */
class LiveFeedTest {

    @RegisterExtension
    static final PostgresExtension POSTGRES = PostgresExtension.migratedBy(Schema::migrate);

    private final HttpClient client = HttpClient.newHttpClient();
    private RunningService service;
    private String ada;
    private String bob;

    @BeforeEach
    void startWithTwoAccounts() {
        service = RunningService.on(POSTGRES);
        ada = service.openAccount(service.register("ada"));
        bob = service.openAccount(service.register("bob"));
        service.deposit(ada, 1_000);
    }

    @AfterEach
    void stop() {
        client.shutdownNow();
        client.close();
        service.close();
    }

    @Test
    void events_transfersOfTheAccount_areToldOnceAndInOrder() throws Exception {
        try (Stream<String> lines = events(ada, "").body()) {
            Iterator<String> ids = ids(lines);
            String first = service.post("/transactions", transfer(ada, bob, 1)).text("id");
            service.deposit(bob, 5);
            String second = service.post("/transactions", transfer(bob, ada, 2)).text("id");

            assertThat(ids.next()).isEqualTo(first);
            assertThat(ids.next()).isEqualTo(second);
        }
    }

    @Test
    void events_callerConnectsAgain_getsWhatItHasMissed() throws Exception {
        String first = service.post("/transactions", transfer(ada, bob, 1)).text("id");
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            missed.add(service.deposit(ada, 1).text("id"));
        }
        try (Stream<String> lines = events(ada, first).body()) {
            Iterator<String> ids = ids(lines);
            for (String id : missed) {
                assertThat(ids.next()).isEqualTo(id);
            }
        }
    }

    @Test
    void events_unknownAccount_is404() {
        assertThat(service.get("/accounts/00000000-0000-0000-0000-000000000001/transactions/events").status())
                .isEqualTo(404);
        assertThat(service.send(service.request("/accounts/" + ada + "/transactions/events")
                .header("Last-Event-ID", "7")).status()).isEqualTo(400);
    }

    @Test
    void events_callerHangsUp_nothingIsLeft() throws Exception {
        events(ada, "").body().close();

        await().until(() -> LiveTasks.list().stream().noneMatch(task -> task.name().contains("/events")));
    }

    @Test
    void webSocket_transfersOfTheAccount_areTold() throws Exception {
        BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        WebSocket socket = client.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + service.port() + "/accounts/" + bob + "/transactions/live"),
                        new Noting(messages))
                .get();
        String id = service.post("/transactions", transfer(ada, bob, 7)).text("id");

        assertThat(messages.poll(20, TimeUnit.SECONDS)).contains(id).contains("\"amount\":7");
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        assertThat(messages.poll(20, TimeUnit.SECONDS)).isEqualTo("closed 1000");
    }

    @Test
    void stop_openFeeds_doNotHoldItUp() throws Exception {
        try (Stream<String> lines = events(ada, "").body()) {
            service.stop();

            assertThat(lines.filter(line -> line.startsWith("id")).count()).isZero();
        }
    }

    private HttpResponse<Stream<String>> events(String account, String last) throws Exception {
        var request = service.request("/accounts/" + account + "/transactions/events");
        HttpResponse<Stream<String>> response = client.send(
                (last.isEmpty() ? request : request.header("Last-Event-ID", last)).build(), BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        return response;
    }

    private static Iterator<String> ids(Stream<String> lines) {
        return lines.filter(line -> line.startsWith("id: ")).map(line -> line.substring("id: ".length())).iterator();
    }

    private record Noting(BlockingQueue<String> messages) implements WebSocket.Listener {

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            boolean _ = messages.add(data.toString());
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            boolean _ = messages.add("closed " + code);
            return null;
        }
    }
}
