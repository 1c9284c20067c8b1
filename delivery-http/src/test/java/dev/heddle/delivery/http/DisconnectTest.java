package dev.heddle.delivery.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import dev.heddle.concurrency.CancelCause;
import dev.heddle.concurrency.Context;
import dev.heddle.concurrency.LiveTasks;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers that go away before they have their answer. */
class DisconnectTest {

    private static final String GONE = "ClientDisconnected[]";

    private final Meters meters = new Meters();
    private final CountDownLatch released = new CountDownLatch(1);
    private final BlockingQueue<String> entered = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();
    private final TestServer server = TestServer.with(builder -> builder.meters(meters.registry())
            .routes(router -> router.get("/blocked/{n}", this::block)
                    .post("/blocked/{n}", this::block)
                    .get("/regardless", _ -> {
                        entered.add("regardless");
                        await().until(Context.current()::isCancelled);
                        return Response.text("done");
                    })
                    .get("/quick", _ -> Response.text("quick"))));

    private Response block(Request request) throws InterruptedException {
        Context context = Context.current();
        entered.add(request.path("n", Parser.string()));
        try {
            released.await();
            return Response.text("done");
        } finally {
            ended.add(context.cancelCause().map(CancelCause::toString).orElse("not cancelled"));
        }
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.close();
        await().until(() -> meters.inFlight() == 0);
        assertThat(LiveTasks.list()).extracting(task -> task.name()).noneMatch(name -> name.contains("/blocked"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fin", "rst"})
    void http1_connectionCloses_cancelsAndCountsOnce(String how) throws Exception {
        RawSocket socket = new RawSocket(server.port()).send(get("/blocked/1"));
        assertThat(entered.take()).isEqualTo("1");

        leave(socket, how);

        assertThat(next(ended)).isEqualTo(GONE);
        assertCountedOnce("/blocked/{n}");
        await().until(() -> meters.stopped("disconnect") == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fin", "rst"})
    void http1_connectionClosesAfterTheBody_cancels(String how) throws Exception {
        RawSocket socket = new RawSocket(server.port())
                .send("POST /blocked/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}");
        assertThat(entered.take()).isEqualTo("1");

        leave(socket, how);

        assertThat(next(ended)).isEqualTo(GONE);
        assertCountedOnce("/blocked/{n}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fin", "rst", "half"})
    void http1_connectionClosesInTheBody_startsNothingAndCountsOnce(String how) throws Exception {
        try (RawSocket socket = new RawSocket(server.port())) {
            socket.send("POST /blocked/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{}");
            await().until(() -> meters.inFlight() == 1);

            leave(socket, how);

            assertCountedOnce("/blocked/{n}");
            assertThat(entered).isEmpty();
            assertThat(meters.stopped("disconnect")).isZero();
        }
    }

    @Test
    void handlerThatEndsNormallyAfterwards_isStillCountedAs499Only() throws Exception {
        RawSocket socket = new RawSocket(server.port()).send(get("/regardless"));
        assertThat(entered.take()).isEqualTo("regardless");

        socket.reset();

        await().until(() -> meters.inFlight() == 0);
        assertCountedOnce("/regardless");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fin", "rst"})
    void http1_keptConnectionClosesAfterItsAnswer_cancelsNothing(String how) throws Exception {
        RawSocket socket = new RawSocket(server.port()).send(get("/quick"));
        assertThat(new String(socket.read(8), US_ASCII)).isEqualTo("HTTP/1.1");
        await().until(() -> meters.answered("/quick", 200) == 1);

        leave(socket, how);

        assertThat(server.get("/quick").statusCode()).isEqualTo(200);
        await().until(() -> meters.answered("/quick", 200) == 2);
        assertThat(meters.answered("/quick")).isEqualTo(2);
        assertThat(meters.registry().find("heddle.requests.cancelled").counters()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"G", "GET /blocked/1 HTTP/1.1\r\nHost: x\r\n",
        "GET /blocked/1 HTTP/1.1\r\nHost: x\r\n\r\n"})
    void http1_connectionIsReset_isNoErrorInTheLog(String sent) throws Exception {
        try (CapturedLog log = new CapturedLog("io.vertx", Level.ERROR)) {
            RawSocket socket = new RawSocket(server.port()).send(sent);
            await().during(Duration.ofMillis(100)).until(log.events()::isEmpty);

            socket.reset();

            await().during(Duration.ofMillis(200)).until(log.events()::isEmpty);
        }
    }

    @Test
    void http1_pipelined_bothAreAnswered() throws Exception {
        try (RawSocket socket = new RawSocket(server.port())) {
            socket.send(get("/blocked/1") + get("/blocked/2").replace("Host", "Connection: close\r\nHost"));
            assertThat(entered.take()).isEqualTo("1");
            released.countDown();

            assertThat(socket.readToEnd()).containsPattern("(?s)^HTTP/1.1 200 .*done.*HTTP/1.1 200 .*done$");
        }
        await().until(() -> meters.answered("/blocked/{n}", 200) == 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fin", "rst"})
    void http1_pipelinedConnectionCloses_theFirstIsCancelledAndTheSecondNeverStarts(String how) throws Exception {
        RawSocket socket = new RawSocket(server.port()).send(get("/blocked/1") + get("/blocked/2"));
        assertThat(entered.take()).isEqualTo("1");

        leave(socket, how);

        assertThat(next(ended)).isEqualTo(GONE);
        assertCountedOnce("/blocked/{n}");
        await().during(Duration.ofMillis(200)).until(entered::isEmpty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fin", "rst"})
    void http1_severalPipelined_theFirstIsCancelledAllTheSame(String how) throws Exception {
        RawSocket socket = new RawSocket(server.port()).send(get("/blocked/1").repeat(4));
        assertThat(entered.take()).isEqualTo("1");

        leave(socket, how);

        assertThat(next(ended)).isEqualTo(GONE);
        assertCountedOnce("/blocked/{n}");
    }

    @Test
    void http2_streamIsReset_cancelsItAndNotItsNeighbour() throws Exception {
        CompletableFuture<HttpResponse<String>> first = ask(server.client(), "/blocked/1");
        assertThat(entered.take()).isEqualTo("1");
        CompletableFuture<HttpResponse<String>> second = ask(server.client(), "/blocked/2");
        assertThat(entered.take()).isEqualTo("2");

        first.cancel(true);

        assertThat(next(ended)).isEqualTo(GONE);
        assertCountedOnce("/blocked/{n}");
        released.countDown();
        assertThat(second.join().version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(second.join().statusCode()).isEqualTo(200);
        assertThat(meters.cancelled("disconnect", "/blocked/{n}")).isEqualTo(1);
    }

    @Test
    void http2_connectionCloses_cancelsAllItsRequests() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        assertThat(ask(client, "/quick").join().version()).isEqualTo(HttpClient.Version.HTTP_2);
        CompletableFuture<HttpResponse<String>> first = ask(client, "/blocked/1");
        CompletableFuture<HttpResponse<String>> second = ask(client, "/blocked/1");
        assertThat(entered.take()).isEqualTo("1");
        assertThat(entered.take()).isEqualTo("1");

        client.shutdownNow();

        assertThat(next(ended)).isEqualTo(GONE);
        assertThat(next(ended)).isEqualTo(GONE);
        await().until(() -> meters.answered("/blocked/{n}", 499) == 2
                && meters.cancelled("disconnect", "/blocked/{n}") == 2);
        assertThat(first).failsWithin(Duration.ofSeconds(10));
        assertThat(second).failsWithin(Duration.ofSeconds(10));
    }

    @Test
    void http2_streamIsResetInTheBody_startsNothingAndCountsOnce() {
        assertThat(ask(server.client(), "/quick").join().version()).isEqualTo(HttpClient.Version.HTTP_2);
        try (SubmissionPublisher<ByteBuffer> body = new SubmissionPublisher<>(Runnable::run, 1)) {
            CompletableFuture<HttpResponse<String>> asked = server.client()
                    .sendAsync(server.request("/blocked/1").version(HttpClient.Version.HTTP_2)
                            .POST(BodyPublishers.fromPublisher(body)).build(), BodyHandlers.ofString());
            await().until(() -> meters.inFlight() == 1);

            asked.cancel(true);

            assertCountedOnce("/blocked/{n}");
            assertThat(entered).isEmpty();
        }
    }

    private void assertCountedOnce(String route) {
        await().until(() -> meters.answered(route, 499) == 1 && meters.cancelled("disconnect", route) == 1);
        assertThat(meters.answered(route)).isEqualTo(1);
    }

    private CompletableFuture<HttpResponse<String>> ask(HttpClient client, String path) {
        return client.sendAsync(server.request(path).version(HttpClient.Version.HTTP_2).build(),
                BodyHandlers.ofString());
    }

    private static String next(BlockingQueue<String> queue) throws InterruptedException {
        return String.valueOf(queue.poll(10, TimeUnit.SECONDS));
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
    }

    private static void leave(RawSocket socket, String how) {
        switch (how) {
            case "fin" -> socket.close();
            case "rst" -> socket.reset();
            default -> socket.shutdownOutput();
        }
    }
}
