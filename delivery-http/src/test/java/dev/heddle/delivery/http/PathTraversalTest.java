package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths that want out of what they are below. */
class PathTraversalTest {

    private final TestServer server = TestServer.of(router -> router
            .get("/users/{id}", request -> Response.text("user " + request.path("id", Parser.string())))
            .get("/secret", _ -> Response.text("secret")).get("/", _ -> Response.text("root")));

    @AfterEach
    void stop() {
        server.close();
    }

    private String get(String path) {
        return RawSocket.exchange(server.port(), "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/..", "/users/.", "/users/%2e%2e", "/users/%2E.", "/users/..%2f..",
        "/users/..%2Fsecret",
        "/users/a%2f..%2f..", "/users/..%5c..", "/users/..\\..", "/../secret", "/users/../secret", "/./secret",
        "/%2e%2e/", "/%2e/",
        "/..", "/.", "//secret", "/secret/", "/%2fsecret", "/users%2f1", "http://x/../secret"})
    void path_withDotSegmentsOrOtherSlashes_isNothing(String path) {
        assertThat(get(path)).startsWith("HTTP/1.1 404 ").contains("no-such-path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/a.b", "/users/...", "/users/a..", "/users/..a", "/users/%252e%252e", "/users/.a",
        "/users/a%2fb"})
    void path_withDotsInAName_isTaken(String path) {
        assertThat(get(path)).startsWith("HTTP/1.1 200 ").contains("user ");
    }
}
