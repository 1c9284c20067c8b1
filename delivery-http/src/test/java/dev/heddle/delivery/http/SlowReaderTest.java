package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that do not read what they have asked for. */
class SlowReaderTest {

    private static final Duration TIMEOUT = Duration.ofMillis(500);
    private static final String LARGE = "x".repeat(20_000_000);

    private final Meters meters = new Meters();
    private final TestServer server = server(TIMEOUT);

    private TestServer server(Duration timeout) {
        return TestServer.with(builder -> builder.meters(meters.registry())
                .connections(ConnectionLimits.defaults().withIdleTimeout(timeout))
                .routes(router -> router.get("/large", _ -> Response.text(LARGE)).get("/a",
                        _ -> Response.text("got"))));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void http1_thatNeverReads_isClosed() {
        try (RawSocket socket = new RawSocket(server.port()).send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n")) {
            await().until(() -> meters.closed("slow-reader") == 1);

            assertThat(socket.readToAnyEnd()).hasSizeLessThan(LARGE.length());
        }
        assertThat(server.get("/a").body()).isEqualTo("got");
    }

    @Test
    void http1_thatReads_getsAll() {
        try (TestServer patient = server(Duration.ofSeconds(5))) {
            assertThat(RawSocket.exchange(patient.port(),
                    "GET /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).endsWith(LARGE);
        }
    }

    @Test
    void http2_streamThatGetsNoWindow_isResetAndNoOther() {
        try (Http2Socket http2 = Http2Socket.open(server.port()).get(1, "/large")) {
            assertThat(http2.readStream(1)).last().extracting(Http2Socket.Frame::type)
                    .isEqualTo(Http2Socket.RST_STREAM);
            assertThat(meters.closed("slow-reader")).isEqualTo(1);

            http2.send(Http2Socket.WINDOW_UPDATE, 0, 0, (byte) 0, (byte) 1, (byte) 0, (byte) 0).get(3, "/a");
            assertThat(http2.readStream(3)).last().extracting(Http2Socket.Frame::payload).isEqualTo("got");
        }
    }

    @Test
    void http2_streamThatGetsTinyWindows_isReset() {
        try (Http2Socket http2 = Http2Socket.open(server.port()).get(1, "/large")) {
            await().pollInterval(Duration.ofMillis(50)).until(() -> {
                http2.send(Http2Socket.WINDOW_UPDATE, 0, 1, (byte) 0, (byte) 0, (byte) 0, (byte) 1)
                        .send(Http2Socket.WINDOW_UPDATE, 0, 0, (byte) 0, (byte) 0, (byte) 0, (byte) 1);
                return meters.closed("slow-reader") == 1;
            });
        }
    }

    @Test
    void http2_connectionThatIsNotRead_isClosed() {
        try (Http2Socket http2 = Http2Socket.open(server.port())) {
            http2.send(Http2Socket.SETTINGS, 0, 0, (byte) 0, (byte) 4, (byte) 0x7f, (byte) 0xff, (byte) 0xff,
                    (byte) 0xff)
                    .send(Http2Socket.WINDOW_UPDATE, 0, 0, (byte) 0x7f, (byte) 0, (byte) 0, (byte) 0)
                    .get(1, "/large");

            await().until(() -> meters.closed("slow-reader") == 1);
        }
        assertThat(server.get("/a").body()).isEqualTo("got");
    }
}
