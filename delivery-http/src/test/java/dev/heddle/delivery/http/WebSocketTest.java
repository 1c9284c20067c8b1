package dev.heddle.delivery.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.heddle.concurrency.CancelCause;
import dev.heddle.concurrency.Context;
import dev.heddle.concurrency.Registration;
import dev.heddle.domain.NotPermitted;
import dev.heddle.usecase.OverloadedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketTest {

    private final CompletableFuture<CancelCause> cancelled = new CompletableFuture<>();
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private final List<SocketClient> clients = new ArrayList<>();
    private final CountDownLatch talking = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger received = new AtomicInteger();
    private final TestServer server = TestServer.with(builder -> builder.routes(this::routes)
            .requestTimeout(Duration.ofMillis(50))
            .streams(StreamLimits.defaults()
                    .withMaxOpen(2)
                    .withHeartbeat(Duration.ofMillis(200))
                    .withMaxMessageBytes(100)));

    private void routes(Router router) {
        router.webSocket("/echo/{name}", request -> {
            String name = request.path("name", Parser.string());
            return socket -> {
                Registration _ = Context.current().onCancel(cancelled::complete);
                echo(name, socket);
            };
        });
        router.webSocket("/forbidden", _ -> {
            throw new NotPermitted("not-yours", "This is not yours");
        });
        router.webSocket("/bye", _ -> socket -> socket.close(4000, "bye"));
        router.webSocket("/done", _ -> _ -> {
            // says nothing
        });
        router.webSocket("/broken", _ -> _ -> {
            throw new IllegalStateException("secret");
        });
        router.webSocket("/deaf", _ -> socket -> {
            Registration _ = Context.current().onCancel(cancelled::complete);
            talking.countDown();
            Thread.sleep(Duration.ofMinutes(1));
        });
        router.webSocket("/sender", _ -> socket -> {
            socket.ignoreMessages();
            talking.countDown();
            Optional<String> end = socket.receive();
            received.set(end.isEmpty() ? 1 : 2);
            ended.countDown();
        });
        router.webSocket("/overloaded", _ -> _ -> {
            throw new OverloadedException("on purpose", Duration.ofSeconds(1));
        });
        router.webSocket("/flood", _ -> socket -> {
            while (true) {
                socket.send("x".repeat(10_000));
                received.incrementAndGet();
            }
        });
        router.webSocket("/bad", _ -> socket -> socket.close(1006, "never on the wire"));
        router.get("/plain", _ -> Response.text("plain"));
    }

    private void echo(String name, WebSocket socket) throws IOException, InterruptedException {
        try {
            for (Optional<String> text = socket.receive(); text.isPresent(); text = socket.receive()) {
                received.incrementAndGet();
                socket.send(name + ": " + text.get());
            }
            ended.countDown();
        } catch (IOException e) {
            failure.complete(e);
            throw e;
        }
    }

    @AfterEach
    void stop() {
        clients.forEach(client -> client.socket().abort());
        server.close();
    }

    @Test
    void messages_goBothWays_longerThanTheTimeOfRequests() throws Exception {
        SocketClient client = connect("/echo/ada");
        for (int i = 0; i < 4; i++) {
            client.socket().sendText("hello " + i, true).join();
            assertThat(client.next()).isEqualTo("text ada: hello " + i);
            TimeUnit.MILLISECONDS.sleep(50);
        }
        client.socket().sendText("in two ", false).join();
        client.socket().sendText("parts", true).join();
        assertThat(client.next()).isEqualTo("text ada: in two parts");

        client.socket().sendClose(1000, "").join();
        assertThat(client.next()).isEqualTo("close 1000 ");
        ended.await();
    }

    @ParameterizedTest
    @CsvSource({"/bye,close 4000 bye", "/done,'close 1000 '", "/broken,close 1011 the server failed",
        "/overloaded,close 1013 the service can't do this now",
        "/bad,close 1011 the server failed"})
    void session_ends_closesTheSocket(String path, String close) throws Exception {
        assertThat(connect(path).next()).isEqualTo(close);
    }

    @Test
    void refusedBeforeTheUpgrade_isAProblem() {
        String answer = refused("/forbidden", "13");

        assertThat(answer).startsWith("HTTP/1.1 403 ").contains("\"code\":\"not-yours\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "14", "x"})
    void otherVersion_is426WithTheOneThatIs(String version) {
        assertThat(refused("/echo/ada", version)).startsWith("HTTP/1.1 426 ")
                .containsIgnoringCase("sec-websocket-version: 13");
    }

    @Test
    void noUpgrade_is426_andTheConnectionGoesOn() {
        HttpResponse<String> response = server.get("/echo/ada");

        assertThat(response.statusCode()).isEqualTo(426);
        assertThat(TestServer.json(response)).containsEntry("code", "upgrade-required");
        assertThat(server.get("/plain").body()).isEqualTo("plain");
    }

    @Test
    void message_tooLarge_is1009() throws Exception {
        SocketClient client = connect("/echo/ada");
        client.socket().sendText("x".repeat(60), false).join();
        client.socket().sendText("x".repeat(41), true).join();

        assertThat(client.next()).isEqualTo("close 1009 messages must have at most 100 bytes");
        assertThat(failure.get(10, TimeUnit.SECONDS)).hasMessageContaining("at most 100 bytes");
        assertThat(received).hasValue(0);
    }

    @Test
    void message_binary_is1003() throws Exception {
        SocketClient client = connect("/echo/ada");
        client.socket().sendBinary(ByteBuffer.wrap(new byte[]{1}), true).join();

        assertThat(client.next()).isEqualTo("close 1003 messages must be text");
    }

    @Test
    void messages_areIgnored_closeIsSeenAllTheSame() throws Exception {
        SocketClient client = connect("/sender");
        for (int i = 0; i < 100; i++) {
            client.socket().sendText("unheard", true).join();
        }
        client.socket().sendClose(1000, "").join();

        assertThat(client.next()).isEqualTo("close 1000 ");
        ended.await();
        assertThat(received).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "", "dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="})
    void keyThatIsNone_is426(String key) {
        assertThat(RawSocket.exchange(server.port(), String.join("\r\n", "GET /echo/ada HTTP/1.1", "Host: x",
                "Connection: Upgrade, close", "Upgrade: websocket", "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: " + key, "", ""))).startsWith("HTTP/1.1 426 ").contains("16 bytes in Base64");
    }

    @Test
    void http2_is426WithoutUpgrade_whichItForbids() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 2; i++) { // the first asks for HTTP/2, the next speaks it
                HttpResponse<String> answer = client.sendAsync(server.request("/echo/ada").build(),
                        HttpResponse.BodyHandlers.ofString()).join();

                assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
                assertThat(answer.statusCode()).isEqualTo(426);
                assertThat(answer.headers().map()).doesNotContainKeys("upgrade", "connection");
            }
        }
    }

    @Test
    void callerVanishes_contextIsCancelled() throws Exception {
        SocketClient client = connect("/deaf");
        talking.await();
        client.socket().abort();

        assertThat(cancelled.get(10, TimeUnit.SECONDS)).isInstanceOf(CancelCause.ClientDisconnected.class);
    }

    @Test
    void callerNeverAnswersAPing_isClosed() throws Exception {
        try (RawSocket socket = openRaw("/echo/ada")) {
            assertThat(cancelled.get(20, TimeUnit.SECONDS)).isInstanceOf(CancelCause.ClientDisconnected.class);
            assertThat(new String(socket.readBytes(), UTF_8)).contains("no answer to a ping");
        }
    }

    @Test
    void callerSendsMoreThanIsReceived_hasToWait() throws Exception {
        try (RawSocket socket = openRaw("/deaf")) {
            byte[] frame = WebSocketFrames.text("x".repeat(100));
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
                while (true) {
                    socket.send(frame);
                    received.incrementAndGet();
                }
            }, task -> Thread.ofVirtual().start(task));
            await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(20)).until(() -> {
                int before = received.get();
                TimeUnit.MILLISECONDS.sleep(100);
                return before == received.get();
            });
            assertThat(writer).isNotDone();
            socket.reset();
            assertThat(cancelled.get(20, TimeUnit.SECONDS)).isInstanceOf(CancelCause.ClientDisconnected.class);
        }
    }

    @Test
    void readerNeverReads_senderWaits() throws Exception {
        try (RawSocket socket = openRaw("/flood")) {
            await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(20)).until(() -> {
                int before = received.get();
                TimeUnit.MILLISECONDS.sleep(100);
                return before == received.get();
            });
            assertThat(received.get()).isLessThan(2_000);
            socket.reset();
        }
    }

    @Test
    void serverStops_socketIsClosedAsGoingAway() throws Exception {
        SocketClient client = connect("/echo/ada");
        client.socket().sendText("hello", true).join();
        assertThat(client.next()).isEqualTo("text ada: hello");

        server.stop();

        assertThat(client.next()).isEqualTo("close 1001 the service stops");
        assertThat(cancelled.get()).isInstanceOf(CancelCause.ShuttingDown.class);
    }

    @Test
    void tooManyAreOpen_nextIsRefused() throws Exception {
        try (RawSocket _ = openRaw("/echo/a"); RawSocket _ = openRaw("/echo/b")) {
            assertThat(refused("/echo/c", "13")).startsWith("HTTP/1.1 503 ");
        }
    }

    @Test
    void close_reasonTooLong_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> StreamLimits.defaults().withMaxOpen(0))
                .withMessage("maxOpen must be positive, actual: 0");
    }

    private SocketClient connect(String path) throws Exception {
        SocketClient client = new SocketClient();
        clients.add(client);
        client.connect(server.client(), URI.create("ws://127.0.0.1:" + server.port() + path));
        return client;
    }

    private String refused(String path, String version) {
        try (RawSocket socket = new RawSocket(server.port())) {
            return readTo("}", socket.send(upgrade(path, version)));
        }
    }

    private static String readTo(String end, RawSocket socket) {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            byte[] next = socket.read(1);
            assertThat(next).as("what came was: " + text).hasSize(1);
            text.append(new String(next, UTF_8));
        }
        return text.toString();
    }

    private static String upgrade(String path, String version) {
        return String.join("\r\n", "GET " + path + " HTTP/1.1", "Host: x", "Connection: keep-alive, Upgrade",
                "Upgrade: websocket", "Sec-WebSocket-Version: " + version,
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "", "");
    }

    private RawSocket openRaw(String path) {
        RawSocket socket = new RawSocket(server.port()).send(upgrade(path, "13"));
        String head = readTo("\r\n\r\n", socket);
        assertThat(head).startsWith("HTTP/1.1 101 ").containsIgnoringCase("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        return socket;
    }
}
