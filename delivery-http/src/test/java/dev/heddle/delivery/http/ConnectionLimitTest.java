package dev.heddle.delivery.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionLimitTest {

    private static final int MAX = 3;

    private final Meters meters = new Meters();
    private final TestServer server = TestServer.with(builder -> builder.meters(meters.registry())
            .connections(ConnectionLimits.defaults().withMaxConnections(MAX))
            .routes(router -> router.get("/a", _ -> Response.text("got"))));

    @AfterEach
    void stop() {
        server.close();
    }

    private RawSocket served() {
        RawSocket socket = new RawSocket(server.port()).send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(new String(socket.read(12), US_ASCII)).isEqualTo("HTTP/1.1 200");
        return socket;
    }

    @Test
    void connection_overTheMaximum_isClosedAtOnceAndCounted() {
        List<RawSocket> open = IntStream.range(0, MAX).mapToObj(_ -> served()).toList();

        try (RawSocket further = new RawSocket(server.port())) {
            assertThat(further.readToAnyEnd()).isEmpty();
        }

        assertThat(meters.refusedConnections()).isEqualTo(1);
        assertThat(meters.connections()).isGreaterThanOrEqualTo(MAX);
        open.forEach(RawSocket::close);
    }

    @Test
    void connection_afterOthersHaveLeft_isServed() {
        List<RawSocket> open = IntStream.range(0, MAX).mapToObj(_ -> served()).toList();
        open.forEach(RawSocket::close);

        await().untilAsserted(() -> assertThat(RawSocket.exchange(server.port(),
                "GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).endsWith("got"));
    }

    @Test
    void almostAsManyAsThereMayBe_thoseThatWaitForNothingMakeRoom() {
        try (TestServer crowded = TestServer.with(builder -> builder
                .connections(ConnectionLimits.defaults().withMaxConnections(20).withHeadTimeout(Duration.ofMinutes(5)))
                .routes(router -> router.get("/a", _ -> Response.text("got"))))) {
            List<RawSocket> slow = IntStream.range(0, 20)
                    .mapToObj(_ -> new RawSocket(crowded.port()).send("GET /a HTTP/1.1\r\nHost:")).toList();

            await().ignoreExceptions().untilAsserted(() -> assertThat(RawSocket.exchange(crowded.port(),
                    "GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).endsWith("got"));

            slow.forEach(RawSocket::close);
        }
    }

    @Test
    void bytes_areCountedInBothDirections() {
        String request = "GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

        String answer = RawSocket.exchange(server.port(), request);

        assertThat(meters.bytes("received")).isEqualTo(request.length());
        assertThat(meters.bytes("sent")).isEqualTo(answer.length());
    }

    @Test
    void limits_outOfRange_areRefused() {
        ConnectionLimits limits = ConnectionLimits.defaults();

        assertThatThrownBy(() -> limits.withMaxConnections(0)).hasMessage("maxConnections must be positive, actual: 0");
        assertThatThrownBy(() -> limits.withHeadTimeout(Duration.ZERO))
                .hasMessage("headTimeout must be positive, actual: PT0S");
        assertThatThrownBy(() -> limits.withBodyTimeout(Duration.ofSeconds(-1)))
                .hasMessage("bodyTimeout must be positive, actual: PT-1S");
        assertThatThrownBy(() -> limits.withIdleTimeout(Duration.ofSeconds(Long.MAX_VALUE)))
                .hasMessageStartingWith("idleTimeout must be at most PT8760H, actual: ");
        assertThatThrownBy(() -> limits.withIdleTimeout(Duration.ZERO))
                .hasMessage("idleTimeout must be positive, actual: PT0S");
        assertThatThrownBy(() -> limits.withMaxHeaderBytes(0))
                .hasMessage("maxHeaderBytes must be between 1 and 1048576, actual: 0");
    }

    @Test
    void headers_overALimitOfOnesOwn_are431() {
        try (TestServer small = TestServer.with(
                builder -> builder.connections(ConnectionLimits.defaults().withMaxHeaderBytes(100)))) {
            assertThat(RawSocket.exchange(small.port(),
                    "GET /a HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(100) + "\r\n\r\n"))
                    .contains(" 431 ", "The headers must be at most 100 bytes in all");
        }
    }
}
