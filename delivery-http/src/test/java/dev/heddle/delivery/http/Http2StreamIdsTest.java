package dev.heddle.delivery.http;

import static dev.heddle.delivery.http.Http2Socket.DATA;
import static dev.heddle.delivery.http.Http2Socket.END_HEADERS;
import static dev.heddle.delivery.http.Http2Socket.END_STREAM;
import static dev.heddle.delivery.http.Http2Socket.GOAWAY;
import static dev.heddle.delivery.http.Http2Socket.HEADERS;
import static dev.heddle.delivery.http.Http2Socket.PROTOCOL_ERROR;
import static dev.heddle.delivery.http.Http2Socket.RST_STREAM;
import static dev.heddle.delivery.http.Http2Socket.STREAM_CLOSED;
import static dev.heddle.delivery.http.Http2Socket.block;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http2.Http2Error;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Header blocks of HTTP/2 on streams that there can't be any more. */
class Http2StreamIdsTest {

    private final TestServer server = TestServer.of(router -> router.get("/a", _ -> Response.text("got"))
            .post("/a", request -> Response.text(request.body(String.class))));
    private final Http2Socket http2 = Http2Socket.open(server.port());

    @AfterEach
    void stop() {
        http2.close();
        server.close();
    }

    private void assertEnded(int error) {
        assertThat(http2.readToEnd()).last().satisfies(frame -> {
            assertThat(frame.type()).isEqualTo(GOAWAY);
            assertThat(frame.error()).isEqualTo(error);
        });
    }

    @Test
    void streamWhoseRequestHasEnded_endsTheConnection() {
        http2.get(1, "/a").readStream(1);

        http2.get(1, "/a");

        assertEnded(STREAM_CLOSED);
    }

    @Test
    void streamWhoseBodyHasEnded_endsTheConnection() {
        http2.post(1, "/a").send(DATA, END_STREAM, 1, (byte) '"', (byte) '"').get(1, "/a");

        assertEnded(STREAM_CLOSED);
    }

    @Test
    void streamThatTheClientHasReset_endsTheConnection() {
        http2.post(1, "/a").send(RST_STREAM, 0, 1, (byte) 0, (byte) 0, (byte) 0, (byte) 8).get(1, "/a");

        assertEnded(STREAM_CLOSED);
    }

    @Test
    void streamBelowOneThatThereWas_endsTheConnection() {
        http2.get(5, "/a").readStream(5);

        http2.get(3, "/a");

        assertEnded(PROTOCOL_ERROR);
    }

    @Test
    void streamThatTheServerHasReset_mayStillGetTrailers() {
        http2.send(HEADERS, END_HEADERS, 1, block("GET", "/a", ":status", "200"));
        assertThat(http2.readStream(1)).last().extracting(Http2Socket.Frame::type).isEqualTo(RST_STREAM);

        http2.send(HEADERS, END_HEADERS | END_STREAM, 1, block("GET", "/a")).get(3, "/a");

        assertThat(http2.readStream(3)).last().extracting(Http2Socket.Frame::payload).isEqualTo("got");
    }

    @Test
    void resets_onlyTheLatestAreRemembered() {
        Http2StreamIds ids = new Http2StreamIds(0);
        IntStream.rangeClosed(0, 1_000).map(i -> 2 * i + 1).forEach(stream -> {
            assertThat(ids.headers(stream, false)).isEmpty();
            ids.resets(stream);
        });

        assertThat(ids.headers(1, true)).isEqualTo(Optional.of(Http2Error.PROTOCOL_ERROR));
        assertThat(ids.headers(3, true)).isEmpty();
    }
}
