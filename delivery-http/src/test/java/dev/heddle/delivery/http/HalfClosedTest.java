package dev.heddle.delivery.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heddle.concurrency.CancelCause;
import dev.heddle.concurrency.Context;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Callers that have said that they send nothing more. */
class HalfClosedTest {

    private static final String PROCESSING = "HTTP/1.1 102 Processing\r\n\r\n";
    private static final String LARGE = "x".repeat(8_000_000);

    private final Meters meters = new Meters();
    private final CountDownLatch released = new CountDownLatch(1);
    private final BlockingQueue<String> entered = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();
    private final TestServer server = TestServer.with(builder -> builder.meters(meters.registry())
            .routes(router -> router.get("/blocked/{n}", this::block)
                    .post("/blocked/{n}", this::block)
                    .get("/quick", _ -> Response.text("quick"))
                    .get("/large", _ -> Response.text(LARGE))));

    private Response block(Request request) throws InterruptedException {
        Context context = Context.current();
        entered.add(request.path("n", Parser.string()));
        try {
            released.await();
            return Response.text("done " + request.path("n", Parser.string()));
        } finally {
            ended.add(context.cancelCause().map(CancelCause::toString).orElse("not cancelled"));
        }
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.close();
        await().until(() -> meters.inFlight() == 0);
    }

    @Test
    void http11_halfClosedWithARequestInFlight_getsItsAnswerAndThenTheEnd() throws Exception {
        try (RawSocket socket = new RawSocket(server.port()).send(get("/blocked/1")).shutdownOutput()) {
            assertThat(entered.take()).isEqualTo("1");
            assertThat(new String(socket.read(PROCESSING.length()), US_ASCII))
                    .isEqualTo(PROCESSING);
            await().during(Duration.ofMillis(300)).until(ended::isEmpty);
            released.countDown();

            assertThat(socket.readToEnd().replace(PROCESSING, "")).startsWith("HTTP/1.1 200 ").endsWith("done 1");
        }
        assertThat(ended.take()).isEqualTo("not cancelled");
        await().until(() -> meters.answered("/blocked/{n}", 200) == 1);
    }

    @Test
    void http11_halfClosedAfterABody_getsItsAnswer() throws Exception {
        try (RawSocket socket = new RawSocket(server.port())
                .send("POST /blocked/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}").shutdownOutput()) {
            assertThat(entered.take()).isEqualTo("1");
            await().during(Duration.ofMillis(100)).until(ended::isEmpty);
            released.countDown();

            assertThat(socket.readToEnd().replace(PROCESSING, "")).startsWith("HTTP/1.1 200 ").endsWith("done 1");
        }
    }

    @Test
    void http11_halfClosedWithPipelinedRequests_getsAllAnswers() throws Exception {
        try (RawSocket socket = new RawSocket(server.port())
                .send(get("/blocked/1") + get("/quick") + get("/none") + get("/blocked/2")).shutdownOutput()) {
            assertThat(entered.take()).isEqualTo("1");
            await().during(Duration.ofMillis(100)).until(ended::isEmpty);
            released.countDown();

            assertThat(socket.readToEnd().replace(PROCESSING, ""))
                    .containsPattern(
                            "(?s)^HTTP/1.1 200 .*done 1HTTP/1.1 200 .*quickHTTP/1.1 404 .*HTTP/1.1 200 .*done 2$");
        }
    }

    @Test
    void http11_halfClosedAndThenGone_isADisconnect() throws Exception {
        RawSocket socket = new RawSocket(server.port()).send(get("/blocked/1")).shutdownOutput();
        assertThat(entered.take()).isEqualTo("1");
        await().during(Duration.ofMillis(100)).until(ended::isEmpty);

        socket.close();

        assertThat(ended.poll(10, TimeUnit.SECONDS)).isEqualTo("ClientDisconnected[]");
        await().until(() -> meters.answered("/blocked/{n}", 499) == 1);
        assertThat(meters.answered("/blocked/{n}")).isEqualTo(1);
    }

    @RepeatedTest(20)
    void http11_closedAtOnce_isADisconnect() throws Exception {
        new RawSocket(server.port()).send(get("/blocked/1")).close();

        await().until(() -> meters.answered("/blocked/{n}", 499) == 1 && meters.inFlight() == 0);
        assertThat(ended).hasSameSizeAs(entered).allMatch("ClientDisconnected[]"::equals);
    }

    @RepeatedTest(20)
    void http11_halfClosedBeforeAQuickAnswer_getsItAndTheEnd() {
        try (RawSocket socket = new RawSocket(server.port()).send(get("/quick") + get("/quick")).shutdownOutput()) {
            assertThat(socket.readToEnd().replace(PROCESSING, ""))
                    .containsPattern("(?s)^HTTP/1.1 200 .*quickHTTP/1.1 200 .*quick$");
        }
    }

    @Test
    void http11_halfClosedBeforeALargeAnswer_getsAllOfIt() {
        try (RawSocket socket = new RawSocket(server.port()).send(get("/large")).shutdownOutput()) {
            assertThat(socket.readToEnd()).endsWith(LARGE);
        }
    }

    @Test
    void http10_halfClosed_isADisconnect() throws Exception {
        try (RawSocket socket = new RawSocket(server.port()).send("GET /blocked/1 HTTP/1.0\r\n\r\n")) {
            assertThat(entered.take()).isEqualTo("1");

            socket.shutdownOutput();

            assertThat(ended.poll(10, TimeUnit.SECONDS)).isEqualTo("ClientDisconnected[]");
            assertThat(socket.readToEnd()).isEmpty();
        }
    }

    @Test
    void idle_halfClosed_isClosed() {
        try (RawSocket socket = new RawSocket(server.port()).shutdownOutput()) {
            assertThat(socket.readToEnd()).isEmpty();
        }
        try (RawSocket socket = new RawSocket(server.port()).send("GET /quick HTTP/1.1\r\nHost").shutdownOutput()) {
            assertThat(socket.readToEnd()).isEmpty();
        }
    }

    @Test
    void stop_halfClosedCaller_getsItsAnswer() throws Exception {
        try (RawSocket socket = new RawSocket(server.port()).send(get("/blocked/1")).shutdownOutput()) {
            assertThat(entered.take()).isEqualTo("1");
            Thread stopping = Thread.ofVirtual().start(server::stop);
            await().during(Duration.ofMillis(100)).until(ended::isEmpty);
            released.countDown();

            assertThat(socket.readToEnd().replace(PROCESSING, "")).startsWith("HTTP/1.1 200 ").endsWith("done 1");
            stopping.join();
        }
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
    }
}
