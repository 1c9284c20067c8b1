package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that take long to say what they want; HTTP/2 in clear text is on, as always. */
class SlowHeadTest {

    private static final Duration TIMEOUT = Duration.ofMillis(300);

    private final Meters meters = new Meters();
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger entered = new AtomicInteger();
    private final TestServer server = TestServer.with(builder -> builder.meters(meters.registry())
            .connections(ConnectionLimits.defaults().withHeadTimeout(TIMEOUT))
            .routes(router -> router.get("/a", _ -> Response.text("got")).get("/blocked", _ -> block())));

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

    @Test
    void silentClient_isClosedWithoutAnAnswer() {
        try (RawSocket socket = new RawSocket(server.port())) {
            assertThat(socket.readToEnd()).isEmpty();
        }
        assertThat(meters.closed("head-timeout")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"G", "P", "PRI * HTTP/2.0\r\n\r\nSM", "GET /a HTTP/1.1\r\n",
        "GET /a HTTP/1.1\r\nHost: x\r\nX",
        "\r\n", "GET /a HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"})
    void head_thatIsNotEnded_is408(String begin) {
        String answer = RawSocket.exchange(server.port(), begin);

        assertThat(answer).startsWith("HTTP/1.1 408 Request Timeout\r\n")
                .contains("Connection: close", "application/problem+json", "X-Request-Id: ", "Date: ",
                        "\"code\":\"request-timeout\"");
        assertThat(meters.closed("head-timeout")).isEqualTo(1);
    }

    @Test
    void head_thatComesByteByByte_isClosed() {
        try (RawSocket socket = new RawSocket(server.port()).send("GET /a HTTP/1.1\r\nX: ")) {
            socket.drip('x');
        }
        assertThat(meters.closed("head-timeout")).isEqualTo(1);
    }

    @Test
    void secondHead_onAKeptConnection_is408() {
        try (RawSocket socket = new RawSocket(server.port()).send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n")) {
            assertThat(readUntil(socket, "got")).startsWith("HTTP/1.1 200 ");
            await().during(TIMEOUT.multipliedBy(3)).until(() -> meters.closed("head-timeout") == 0);

            assertThat(socket.send("GET /a HT").readToEnd()).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void secondHead_whileARequestIsInFlight_doesNotCutIt() {
        try (RawSocket socket = new RawSocket(server.port()).send("GET /blocked HTTP/1.1\r\nHost: x\r\n\r\n")) {
            await().until(() -> entered.get() == 1);
            socket.send("GET /a HT");
            await().during(TIMEOUT.multipliedBy(3)).until(() -> meters.closed("head-timeout") == 0);
            released.countDown();

            assertThat(socket.readToEnd()).matches("(?s)HTTP/1.1 200 .*doneHTTP/1.1 408 .*");
        }
    }

    @Test
    void http2_withoutSettings_isEndedWithGoAway() {
        try (Http2Socket http2 = new Http2Socket(new RawSocket(server.port()).send(
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"))) {
            assertThat(http2.readToEnd()).last().extracting(Http2Socket.Frame::type).isEqualTo(Http2Socket.GOAWAY);
        }
        assertThat(meters.closed("head-timeout")).isEqualTo(1);
    }

    @Test
    void http2_headerBlockThatIsNotEnded_isEndedWithGoAway() {
        try (Http2Socket http2 = Http2Socket.open(server.port())) {
            http2.send(Http2Socket.HEADERS, Http2Socket.END_STREAM, 1, Http2Socket.block("GET", "/a"));

            assertThat(http2.readToEnd()).last().extracting(Http2Socket.Frame::type).isEqualTo(Http2Socket.GOAWAY);
        }
        assertThat(meters.closed("head-timeout")).isEqualTo(1);
    }

    @Test
    void http2_partOfAHeadersFrame_isEndedWithGoAway() {
        try (Http2Socket http2 = Http2Socket.open(server.port())) {
            http2.socket().send(new byte[]{0, 0, 100, Http2Socket.HEADERS, 5, 0, 0, 0, 1, 0});

            assertThat(http2.readToEnd()).last().extracting(Http2Socket.Frame::type).isEqualTo(Http2Socket.GOAWAY);
        }
    }

    @Test
    void http2_headerBlockWhileAnotherRequestIsInFlight_doesNotCutIt() {
        try (Http2Socket http2 = Http2Socket.open(server.port()).get(1, "/blocked")) {
            await().until(() -> entered.get() == 1);
            http2.send(Http2Socket.HEADERS, Http2Socket.END_STREAM, 3, Http2Socket.block("GET", "/a"));
            await().during(TIMEOUT.multipliedBy(3)).until(() -> meters.closed("head-timeout") == 0);
            released.countDown();

            assertThat(http2.readStream(1)).last().extracting(Http2Socket.Frame::payload).isEqualTo("done");
            assertThat(http2.readToEnd()).last().extracting(Http2Socket.Frame::type).isEqualTo(Http2Socket.GOAWAY);
        }
    }

    @Test
    void http2_afterAnUpgradeWithoutPreface_isClosed() {
        try (RawSocket socket = new RawSocket(server.port()).send("GET /a HTTP/1.1\r\nHost: x\r\nConnection: "
                + "Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n")) {
            assertThat(socket.readToEnd()).startsWith("HTTP/1.1 101 ").contains("got");
        }
        assertThat(meters.closed("head-timeout")).isEqualTo(1);
    }

    /** Twice as many files as connections are open here; more than 2,000 need a limit to suit. */
    @Test
    void manySlowHeads_leaveTheServiceToOthers() {
        int many = Integer.getInteger("heddle.hostile.connections", 2_000);
        Duration timeout = Duration.ofSeconds(4 + many / 1_000);
        try (TestServer attacked = TestServer.with(builder -> builder.meters(meters.registry())
                .connections(ConnectionLimits.defaults().withMaxConnections(2 * many).withHeadTimeout(timeout))
                .routes(router -> router.get("/a", _ -> Response.text("got"))))) {
            List<RawSocket> slow = IntStream.range(0, many)
                    .mapToObj(i -> new RawSocket(attacked.port()).send(i % 2 == 0 ? "GET /a HTTP/1.1\r\nX: " : "P"))
                    .toList();
            await().until(() -> meters.connections() >= many);

            assertThat(attacked.get("/a").body()).isEqualTo("got");
            await().atMost(Duration.ofMinutes(1)).until(() -> meters.closed("head-timeout") == many);
            assertThat(attacked.get("/a").body()).isEqualTo("got");
            slow.forEach(RawSocket::close);
        }
    }

    private static String readUntil(RawSocket socket, String end) {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            text.append(new String(socket.read(1), StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }
}
