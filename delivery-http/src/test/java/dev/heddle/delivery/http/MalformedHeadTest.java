package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heads of HTTP/1 that are none, and those that only look so. */
class MalformedHeadTest {

    private static final String HOST = "Host: x\r\n";

    private final TestServer server = TestServer.of(router -> router.get("/a", _ -> Response.text("got"))
            .post("/a", _ -> Response.text("posted")));

    @AfterEach
    void stop() {
        server.close();
    }

    private String exchange(String head) {
        return RawSocket.exchange(server.port(), head);
    }

    private static void assertRefused(String answer, int status, String code) {
        assertThat(answer).startsWith("HTTP/1.").containsOnlyOnce(" " + status + " ")
                .contains("\"code\":\"" + code + "\"").doesNotContain(" 200 OK");
    }

    @Test
    void version_otherThanOneThatIsServed_is505() {
        AtOnce.check(version -> {
            String answer = exchange("GET /a " + version + "\r\n" + HOST + "\r\n");

            assertRefused(answer, 505, "unsupported-version");
            assertThat(answer).startsWith("HTTP/1.1 505 ");
        }, "HTTP/9.9", "HTTP/2.0", "HTTP/1.2", "HTTP/0.9", "HTTP/1.10", "HTTP/01.1", "http/1.1",
                "HTTPS/1.1");
    }

    @Test
    void requestLine_thatIsNone_is400() {
        AtOnce.check(line -> {
            assertRefused(exchange(line + "\r\n" + HOST + "\r\n"), 400, "malformed-http");
        }, "GET /a", "GET /a HTTP/", "GET /a HTTP/1", "GET /a HTTP /1.1", "GET /a HTTP/1.1 x",
                "GET /a b HTTP/1.1",
                "GET  /a HTTP/1.1", "GET /a  HTTP/1.1", " GET /a HTTP/1.1", "GET /a HTTP/1.1 ", "GE\u0001T /a HTTP/1.1",
                "G{}T /a HTTP/1.1", "GET /a\u0000b HTTP/1.1", "GET /a\u0001b HTTP/1.1", "GET /a\u007fb HTTP/1.1",
                "GET /a\u00ff HTTP/1.1",
                "GET /a?q=\u0001 HTTP/1.1", "GET a HTTP/1.1", "GET * HTTP/1.1", "GET ftp://x/a HTTP/1.1",
                "GET x:80 HTTP/1.1",
                "PRI * HTTP/1.1", "Extra lineGET /a HTTP/1.1", "\u0000\u0000GET /a HTTP/1.1");
    }

    @Test
    void header_thatIsNone_is400() {
        AtOnce.check(header -> {
            assertRefused(exchange("POST /a HTTP/1.1\r\n" + HOST + header + "\r\n\r\n"), 400, "malformed-http");
        }, ": y", "X", "X : y", "X\t: y", "X(y): z", "X\u00e4: y", "X\u0001: y", "X[]: y",
                "X: a\u0000b",
                "X: a\u0001b", "X: a\u0007b", "X: a\u007fb", "X: a\rY: b", "X: a\r\r", "Content-Length: -1",
                "Content-Length: +5",
                "Content-Length: 0x5", "Content-Length: 5 5", "Content-Length: 1e1", "Content-Length:",
                "Content-Length: five",
                "Content-Length: 99999999999999999999", "Content-Length: -123456789123456789123456789",
                "Content-Length: 2, 2",
                "Content-Length: 2\r\nContent-Length: 2", "Content-Length: 2\r\nContent-Length: 3",
                "Content-Length: 1\r\n 2");
    }

    @Test
    void lines_thatEndOtherwise_are400() {
        AtOnce.check(head -> {
            assertRefused(exchange(head), 400, "malformed-http");
        }, "GET /a HTTP/1.1\nHost: x\n\n", "GET /a HTTP/1.1\r\nHost: x\nX: y\r\n\r\n",
                "GET /a HTTP/1.1\r\nHost: x\r\n\n", "GET /a HTTP/1.1\rHost: x\r\r\n\n",
                "GET /a HTTP/1.1\r\nHost: x\r\n\rX: y\r\n\r\n");
    }

    @Test
    void host_thatIsNone_is400() {
        AtOnce.check(host -> {
            assertRefused(exchange("GET /a HTTP/1.1\r\n" + host + "\r\n"), 400, "invalid-host");
        }, "", "Host: x\r\nHost: x\r\n", "Host: x\r\n X: y\r\n", "Host: x, y\r\n", "Host: a@b\r\n",
                "Host: x/y\r\n",
                "Host: x y\r\n",
                "Host: x:y\r\n", "Host: x:99999\r\n", "Host: [::1\r\n", "Host: [x/y]\r\n", "Host: x?y\r\n",
                "Host: x\\y\r\n");
    }

    @Test
    void target_withAnotherHost_is400() {
        AtOnce.check(target -> {
            assertRefused(exchange("GET " + target + " HTTP/1.1\r\n" + HOST + "\r\n"), 400, "invalid-host");
        }, "http://other/a", "http://u@x/a", "https://x:1/a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /a HTTP/1.1\r\nHost:\r\n", "GET /a HTTP/1.1\r\nhoSt:\tx\r\nempty:\r\n",
        "GET /a HTTP/1.1\r\nHost: x:8080\r\n", "GET /a HTTP/1.1\r\nHost: [::1]:80\r\n",
        "GET /a HTTP/1.1\r\nHost: 127.0.0.1:\r\n",
        "\r\n\r\nGET /a HTTP/1.1\r\nHost: x\r\n", "GET http://x/a HTTP/1.1\r\nHost: X\r\n",
        "GET /a?q=%00<>\"{}|^` HTTP/1.1\r\nHost: x\r\n", "GET /a HTTP/1.1\r\nHost: x\r\nX: \u00e4\ty\r\n"})
    void head_thatIsUnusual_isTaken(String head) {
        assertThat(exchange(head + "Connection: close\r\n\r\n")).startsWith("HTTP/1.1 200 ").endsWith("got");
    }
}
