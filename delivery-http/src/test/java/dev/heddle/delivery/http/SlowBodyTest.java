package dev.heddle.delivery.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that take long to send their bodies. */
class SlowBodyTest {

    private static final Duration TIMEOUT = Duration.ofMillis(400);
    private static final String POST = "POST /a HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";

    private final Meters meters = new Meters();
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger entered = new AtomicInteger();
    private final TestServer server = server(TIMEOUT);

    private TestServer server(Duration bodyTimeout) {
        return TestServer.with(builder -> builder.meters(meters.registry())
                .connections(ConnectionLimits.defaults().withBodyTimeout(bodyTimeout))
                .routes(router -> router.post("/a", this::post)
                        .post("/blocked", _ -> block()).get("/blocked", _ -> block())));
    }

    private Response post(Request request) {
        entered.incrementAndGet();
        return Response.text(request.body(String.class));
    }

    private Response block() throws InterruptedException {
        entered.incrementAndGet();
        released.await();
        return Response.text("done");
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 10\r\n\r\n", "Content-Length: 10\r\n\r\n\"12",
        "Content-Length: 10\r\nExpect: 100-continue\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\nA\r\n\"1",
        "Transfer-Encoding: chunked\r\n\r\n2\r\n\"\"\r\n", "Transfer-Encoding: chunked\r\n\r\n2\r\n\"\"\r\n0\r\nX:"})
    void body_thatPauses_is408(String begin) {
        String answer = RawSocket.exchange(server.port(), POST + begin).replace("HTTP/1.1 100 Continue\r\n\r\n", "");

        assertThat(answer).startsWith("HTTP/1.1 408 ").containsIgnoringCase("connection: close")
                .contains("\"code\":\"request-timeout\"");
        assertThat(entered).hasValue(0);
        assertThat(meters.closed("body-timeout")).isEqualTo(1);
        await().until(() -> meters.answered("/a", 408) == 1);
    }

    @Test
    void body_thatGoesOnNowAndThen_isTaken() {
        try (TestServer patient = server(Duration.ofSeconds(3));
                RawSocket socket = new RawSocket(patient.port()).send(POST + "Connection: close\r\n"
                        + "Content-Length: 12\r\n\r\n\"")) {
            for (int i = 0; i < 10; i++) {
                await().pollDelay(Duration.ofMillis(400)).until(() -> true);
                socket.send("x");
            }

            assertThat(socket.send("\"").readToEnd()).startsWith("HTTP/1.1 200 ").endsWith("xxxxxxxxxx");
        }
    }

    @Test
    void body_ofARequestThatWasAnswered_hasTheTimeAsAWhole() {
        try (RawSocket socket = new RawSocket(server.port())
                .send("POST /none HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n")) {
            assertThat(new String(socket.read(12), US_ASCII))
                    .isEqualTo("HTTP/1.1 404");

            socket.drip('x');
        }
        assertThat(meters.closed("body-timeout")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /blocked HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "POST /blocked HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"})
    void handler_thatTakesLonger_isNotCut(String request) {
        try (RawSocket socket = new RawSocket(server.port()).send(request)) {
            await().until(() -> entered.get() == 1);
            await().during(TIMEOUT.multipliedBy(3)).until(() -> meters.closed("body-timeout") == 0);
            released.countDown();

            assertThat(socket.readToEnd()).startsWith("HTTP/1.1 200 ").endsWith("done");
        }
    }

    @Test
    void http2_bodyThatPauses_endsItsStreamAndNoOther() {
        try (Http2Socket http2 = Http2Socket.open(server.port()).get(1, "/blocked")) {
            await().until(() -> entered.get() == 1);
            http2.post(3, "/a").send(Http2Socket.DATA, 0, 3, (byte) '"');

            assertThat(http2.readStream(3)).anySatisfy(
                    frame -> assertThat(frame.payload()).contains("\"code\":\"request-timeout\""));
            await().until(() -> meters.answered("/a", 408) == 1);
            assertThat(meters.closed("body-timeout")).isEqualTo(1);
            released.countDown();
            assertThat(http2.readStream(1)).last().extracting(Http2Socket.Frame::payload).isEqualTo("done");
        }
        assertThat(entered).hasValue(1);
    }

    @Test
    void http2_bodyOfARequestThatWasAnswered_isReset() {
        try (Http2Socket http2 = Http2Socket.open(server.port()).post(1, "/none")) {
            assertThat(http2.readStream(1)).isNotEmpty();

            assertThat(http2.readStream(1)).last().extracting(Http2Socket.Frame::type)
                    .isEqualTo(Http2Socket.RST_STREAM);
        }
    }
}
