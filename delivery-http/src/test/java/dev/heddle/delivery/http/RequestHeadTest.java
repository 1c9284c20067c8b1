package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heads that two receivers would read in different ways. */
class RequestHeadTest {

    private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    private final TestServer server = TestServer.of(router -> {
        router.post("/a", request -> Response.text("posted"));
        router.get("/a", request -> Response.text("got"));
        router.get("/smuggled", request -> Response.text("smuggled"));
    });

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xchunked", "identity", "gzip, chunked", "chunked, chunked"})
    void transferEncoding_otherThanChunked_endsTheConnection(String coding) {
        String answer = RawSocket.exchange(server.port(),
                "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: " + coding + "\r\n\r\n" + SMUGGLED);

        assertThat(answer).matches("(?s)HTTP/1\\.[01] (501|400) .*").doesNotContain("200 OK");
    }

    @Test
    void contentLengthBesideUnknownTransferEncoding_endsTheConnection() {
        String answer = RawSocket.exchange(server.port(),
                "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: xchunked\r\n\r\n12345"
                        + SMUGGLED);

        assertThat(answer).matches("(?s)HTTP/1\\.[01] (501|400) .*").doesNotContain("200 OK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Host: x\r\nHost: y\r\n"})
    void host_notOnce_isRefused(String hosts) {
        String answer = RawSocket.exchange(server.port(), "GET /a HTTP/1.1\r\n" + hosts + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("invalid-host");
    }

    @Test
    void host_absentInHttp10_isFine() {
        assertThat(RawSocket.exchange(server.port(), "GET /a HTTP/1.0\r\n\r\n")).endsWith("got");
    }
}
