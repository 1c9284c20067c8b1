package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {

    private final TestServer server = TestServer.of(router -> router
            .get("/users", request -> Response.text("limit " + request.query("limit", Parser.integer(1, 100))))
            .post("/users", _ -> Response.status(202))
            .get("/users/me", _ -> Response.text("me"))
            .get("/users/{id}", request -> Response.text("user " + request.path("id", Parser.integer(0, 9))))
            .delete("/users/{id}", _ -> Response.noContent()));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void get_literalAndName_literalWins() {
        assertThat(server.get("/users/me").body()).isEqualTo("me");
        assertThat(server.get("/users/7").body()).isEqualTo("user 7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/user", "/users/", "/users/7/", "/users/7/8", "//users", "/Users"})
    void get_unknownPath_is404(String path) {
        HttpResponse<String> response = server.get(path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(TestServer.json(response)).containsEntry("code", "no-such-path")
                .containsEntry("detail", "There is nothing at " + path);
    }

    @ParameterizedTest
    @CsvSource({"PUT,/users", "PATCH,/users", "DELETE,/users", "FOO,/users"})
    void wrongMethod_is405WithAllow(String method, String path) {
        HttpResponse<String> response = server.send(server.request(path).method(method, BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET, POST, HEAD, OPTIONS");
        assertThat(TestServer.json(response)).containsEntry("code", "method-not-allowed");
    }

    @ParameterizedTest
    @CsvSource({"PUT,PUT", "FOO,FOO", "get,get", "M12345678901234567890,M1234567890123456789"})
    void wrongMethod_isNamedAsItWasSentInShort(String method, String named) {
        String answer = RawSocket.exchange(server.port(),
                method + " /users HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 405 ").contains(", actual: " + named + "\"");
    }

    @Test
    void options_isAnsweredByTheServer() {
        HttpResponse<String> response = server
                .send(server.request("/users/7").method("OPTIONS", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("Allow")).hasValue("DELETE, GET, HEAD, OPTIONS");
        assertThat(response.headers().firstValue("Content-Length")).isEmpty();
    }

    @Test
    void options_ofTheServer_namesAllMethods() {
        assertThat(RawSocket.exchange(server.port(), "OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 204 ")
                .containsIgnoringCase("allow: DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT");
    }

    @Test
    void head_isGetWithoutTheBody() {
        String answer = RawSocket.exchange(server.port(),
                "HEAD /users/7 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ").containsIgnoringCase("content-length: 6\r\n")
                .endsWith("\r\n\r\n");
    }

    @Test
    void noContent_hasNoLength() {
        HttpResponse<String> response = server.send(server.request("/users/7").DELETE());

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("Content-Length")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /users?limit=0            | limit must be between 1 and 100, actual: 0
        /users?limit=             | limit must be between 1 and 100, actual:
        /users?limit=99999999999  | limit must be between 1 and 100, actual: 99999999999
        /users?limit=1&limit=1    | limit must be given once at the most
        /users?limit=%zz          | The query must have two hexadecimal digits after each %, actual: %zz
        /users/10                 | id must be between 0 and 9, actual: 10
        """)
    void badParameter_is400ThatSaysWhatIsExpectedAndWhatCame(String target, String detail) {
        String answer = RawSocket.exchange(server.port(),
                "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ")
                .contains("\"detail\":\"" + detail, "\"code\":\"invalid-parameter\"");
    }

    @Test
    void pipelinedRequests_areAnsweredInOrder() {
        String answer = RawSocket.exchange(server.port(),
                "GET /users/1 HTTP/1.1\r\nHost: x\r\n\r\nGET /users/2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 200 .*user 1HTTP/1.1 200 .*user 2");
    }
}
