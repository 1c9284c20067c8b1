package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidHttpTest {

    private final TestServer server = TestServer.of(router -> router.get("/a/{name}",
            request -> Response.text(request.path("name", Parser.string()))));

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 5_000_000})
    void headersTooLarge_is431(int length) {
        String answer = RawSocket.exchange(server.port(),
                "GET /a/b HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(length) + "\r\n\r\n");

        assertProblem(answer, "431 ", "headers-too-large");
        assertThat(answer).contains("The headers must be at most 8192 bytes in all");
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 5_000_000})
    void uriTooLong_is414(int length) {
        String answer = RawSocket.exchange(server.port(),
                "GET /a/" + "b".repeat(length) + " HTTP/1.1\r\nHost: x\r\n\r\n");

        assertProblem(answer, "414 ", "uri-too-long");
        assertThat(answer).contains("The request line must be at most 8192 bytes");
    }

    @ParameterizedTest
    @CsvSource({"8192,HTTP/1.1 200", "8193,HTTP/1.0 414"})
    void requestLine_isTakenUpToTheLimit(int length, String status) {
        String name = "b".repeat(length - "GET /a/ HTTP/1.1".length());
        String answer = RawSocket.exchange(server.port(),
                "GET /a/" + name + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith(status);
    }

    @ParameterizedTest
    @CsvSource({"8192,HTTP/1.1 200", "9000,HTTP/1.1 431"})
    void headers_asLongAsTheLimit_areTaken(int length, String status) {
        String close = "Host: x\r\nConnection: close\r\n";
        String filler = "X: " + "x".repeat(length - close.length() - "X: \r\n".length()) + "\r\n";
        String answer = RawSocket.exchange(server.port(), "GET /a/b HTTP/1.1\r\n" + close + filler + "\r\n");

        assertThat(answer).startsWith(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET\r\n\r\n", "GET /a/b HTTP/1.1\r\nno colon\r\n\r\n",
        "GET /a/b HTTP/1.1\r\nHost: x\r\nX: a\u0000b\r\n\r\n",
        "POST /a/b HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n", "\u0016\u0003\u0001 TLS\r\n\r\n"})
    void notHttp_is400(String request) {
        assertProblem(RawSocket.exchange(server.port(), request), "400 ", "malformed-http");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Content-Length: 5, Transfer-Encoding: chunked | not both
        Content-Length: 5, Content-Length: 6          | there once at most
        Content-Length: -5                            | a whole number
        X: a\u0000b                                   | without control characters
        """)
    void notHttp_saysWhatIsWrong(String headers, String detail) {
        assertThat(RawSocket.exchange(server.port(), "POST /a/b HTTP/1.1\r\nHost: x\r\n"
                + headers.replace(", ", "\r\n") + "\r\n\r\n")).startsWith("HTTP/1.1 400 ").contains(detail);
    }

    @ParameterizedTest
    @CsvSource({"/a/%zz", "/a/%f", "/a/%", "/a/%ff", "/a/%c0%80", "/a/%ed%a0%80", "/%e"})
    void badPathEncoding_is400(String path) {
        String answer = RawSocket.exchange(server.port(),
                "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertProblem(answer, "400 ", "invalid-parameter");
    }

    @ParameterizedTest
    @CsvSource({"/a/b%2Fc,b/c", "/%61/b,b", "/a/%C3%A4,ä", "/a/+,+", "/a/a..,a..", "http://x/a/b,b", "/a/b?c,b"})
    void goodPathEncoding_isDecodedOnce(String path, String name) {
        String answer = RawSocket.exchange(server.port(),
                "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n" + name);
    }

    private static void assertProblem(String answer, String status, String code) {
        assertThat(answer).containsPattern("^HTTP/1\\.[01] " + status)
                .containsIgnoringCase("content-type: application/problem+json")
                .containsIgnoringCase("x-request-id: ")
                .contains("\"type\":\"urn:problem-type:" + code + "\"", "\"code\":\"" + code + "\"");
    }
}
