package dev.heddle.delivery.http;

import static dev.heddle.delivery.http.Http2Socket.END_HEADERS;
import static dev.heddle.delivery.http.Http2Socket.END_STREAM;
import static dev.heddle.delivery.http.Http2Socket.HEADERS;
import static dev.heddle.delivery.http.Http2Socket.RST_STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Heads of HTTP/2 that would be other requests if they were written as HTTP/1.1. */
class Http2HeadTest {

    private final AtomicInteger handled = new AtomicInteger();
    private final TestServer server = TestServer.of(router -> router.get("/a", _ -> {
        handled.incrementAndGet();
        return Response.text("got");
    }));

    @AfterEach
    void stop() {
        server.close();
    }

    private void assertRefused(byte[] block) {
        try (Http2Socket http2 = Http2Socket.open(server.port())) {
            http2.send(HEADERS, END_HEADERS | END_STREAM, 1, block).get(3, "/a");

            List<Http2Socket.Frame> refused = http2.readStream(1);
            assertThat(refused).satisfiesAnyOf(
                    frames -> assertThat(frames).last().extracting(Http2Socket.Frame::type).isEqualTo(RST_STREAM),
                    frames -> assertThat(frames).last().extracting(Http2Socket.Frame::payload).asString()
                            .contains("\"status\":400"));
            assertThat(http2.readStream(3)).last().extracting(Http2Socket.Frame::payload).isEqualTo("got");
        }
        assertThat(handled).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a b", "/a\u0001", "/a HTTP/1.1\r\nX: y", "http://x/a", "a", "*", "", "/a\u00ff",
        "/a\u007f"})
    void path_thatIsNone_isRefused(String path) {
        assertRefused(Http2Socket.block("GET", path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\rb", "a\nb", "a\r\nHost: y", " a", "a ", "\ta", "a\u0001", "a\u007f"})
    void value_withControlCharactersOrSpacesAround_isRefused(String value) {
        assertRefused(Http2Socket.block("GET", "/a", "x", value));
    }

    @ParameterizedTest
    @CsvSource({"connection,close", "transfer-encoding,chunked", "keep-alive,1", "upgrade,h2c", "proxy-connection,x",
        "te,gzip",
        "X,y", "x y,z", "x:y,z", ":status,200", ":path,/b", "content-length,5", "content-length,-1", "host,y"})
    void header_thatMustNotBe_isRefused(String name, String value) {
        assertRefused(Http2Socket.block("GET", "/a", name, value));
    }

    @Test
    void scheme_thatIsNotHttp_isRefused() {
        assertRefused(Http2Socket.blockOf("ftp", "GET", "/a"));
    }

    @Test
    void head_withUsualHeaders_isTaken() {
        try (Http2Socket http2 = Http2Socket.open(server.port())) {
            http2.send(HEADERS, END_HEADERS | END_STREAM, 1,
                    Http2Socket.block("GET", "/a?q=%0d", "te", "trailers", "empty", "", "x", "a\tb \u00e4", "host",
                            "x"));

            assertThat(http2.readStream(1)).last().extracting(Http2Socket.Frame::payload).isEqualTo("got");
        }
    }
}
