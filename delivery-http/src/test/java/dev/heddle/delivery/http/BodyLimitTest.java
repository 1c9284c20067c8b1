package dev.heddle.delivery.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyLimitTest {

    private static final int LIMIT = 1_000;

    private final AtomicInteger handled = new AtomicInteger();
    private final TestServer server = TestServer.with(builder -> builder.maxBodyBytes(LIMIT)
            .routes(router -> router.post("/texts", this::length).patch("/texts", this::length)));

    private Response length(Request request) {
        handled.incrementAndGet();
        return Response.ok(request.body(String.class).length());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void post_bodyAsLargeAsTheLimit_isTaken() {
        HttpResponse<String> response = server.post("/texts", json(LIMIT));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(Integer.toString(LIMIT - 2));
    }

    @ParameterizedTest
    @EnumSource(value = HttpClient.Version.class, names = {"HTTP_1_1", "HTTP_2"})
    void post_tooLargeByContentLength_is413(HttpClient.Version version) {
        HttpResponse<String> response = server.send(server.request("/texts")
                .version(version)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json(LIMIT + 1))));

        assertTooLarge(response.statusCode(), response.body());
    }

    @Test
    void post_tooLargeInChunks_is413AndCanBeRead() {
        HttpResponse<String> response = server.send(server.request("/texts")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(json(20 * LIMIT).getBytes(UTF_8)))));

        assertTooLarge(response.statusCode(), response.body());
    }

    @Test
    void post_farTooLargeOverHttp2_is413AndCanBeRead() {
        HttpResponse<String> first = server.send(server.request("/texts").version(HttpClient.Version.HTTP_2).GET());
        HttpResponse<String> response = server.send(server.request("/texts")
                .version(HttpClient.Version.HTTP_2)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json(3_000_000))));

        assertThat(first.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertTooLarge(response.statusCode(), response.body());
    }

    @Test
    void post_hugeContentLength_is413BeforeTheBody() {
        String answer = RawSocket.exchange(server.port(),
                "POST /texts HTTP/1.1\r\nHost: x\r\nContent-Length: 9223372036854775807\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413 ").containsIgnoringCase("connection: close");
    }

    @Test
    void post_callerSendsOnAfterTheLimit_canReadTheAnswer() {
        String answer = RawSocket.exchange(server.port(),
                "POST /texts HTTP/1.1\r\nHost: x\r\nContent-Length: 3000000\r\n\r\n" + "x".repeat(3_000_000));

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("body-too-large");
    }

    @Test
    void post_expectsContinue_isToldToGoOn() {
        try (RawSocket socket = new RawSocket(server.port())) {
            socket.send(
                    String.join("\r\n", "POST /texts HTTP/1.1", "Host: x", "Content-Type: application/json",
                            "Content-Length: 3",
                            "Connection: close", "Expect: 100-continue", "", ""));
            String goOn = "HTTP/1.1 100 Continue\r\n\r\n";
            assertThat(socket.read(goOn.length())).asString().isEqualTo(goOn);
            assertThat(socket.send("\"a\"").readToEnd()).startsWith("HTTP/1.1 200 ");
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"text/plain", "application/json; charset=utf-16", "application/xml", "application/jsonx",
        "multipart/form-data; boundary=a"})
    void post_notJson_is415(@Nullable String contentType) {
        var request = server.request("/texts").POST(BodyPublishers.ofString("\"a\""));
        HttpResponse<String> response = server
                .send(contentType == null ? request : request.header("Content-Type", contentType));

        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.headers().firstValue("Accept-Post")).hasValue("application/json");
        assertThat(TestServer.json(response)).containsEntry("code", "unsupported-media-type")
                .containsEntry("detail", "Content-Type must be application/json in UTF-8, actual: "
                        + (contentType == null ? "none" : contentType));
    }

    @Test
    void patch_notJson_namesAcceptPatch() {
        HttpResponse<String> response = server
                .send(server.request("/texts").method("PATCH", BodyPublishers.ofString("\"a\"")));

        assertThat(response.headers().map()).containsEntry("accept-patch", List.of("application/json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json;charset=utf-8", "Application/JSON; Charset=\"UTF-8\"",
        "application/json; profile=x"})
    void post_jsonWithParameters_isTaken(String contentType) {
        HttpResponse<String> response = server.send(
                server.request("/texts").header("Content-Type", contentType).POST(BodyPublishers.ofString("\"a\"")));

        assertThat(response.statusCode()).isEqualTo(200);
    }

    private void assertTooLarge(int status, String body) {
        assertThat(status).isEqualTo(413);
        assertThat(body).contains("\"code\":\"body-too-large\"", "The body must be at most 1000 bytes");
        assertThat(handled).hasValue(0);
    }

    private static String json(int bytes) {
        return "\"" + "x".repeat(bytes - 2) + "\"";
    }
}
