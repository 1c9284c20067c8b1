package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionTest {

    private static final String LARGE = "x".repeat(2_000);

    private final AtomicInteger changes = new AtomicInteger();
    private final TestServer server = TestServer.of(router -> router
            .get("/strong",
                    _ -> Response.text("text").entityTag(EntityTag.strong("7")).header("Cache-Control", "no-cache"))
            .get("/weak", _ -> Response.text("text").entityTag(EntityTag.weak("7")))
            .get("/large", _ -> Response.text(LARGE).entityTag(EntityTag.strong("7")))
            .get("/large-weak", _ -> Response.text(LARGE).entityTag(EntityTag.weak("7")))
            .get("/untagged", _ -> Response.text("text"))
            .get("/failed", _ -> Response.status(503, "text").entityTag(EntityTag.strong("7")))
            .put("/strong", this::change)
            .put("/known", request -> Response.text(request.ifMatch().map(EntityTags::toString).orElse("none"))));

    private Response change(Request request) {
        request.requireMatch(EntityTag.strong("7"));
        changes.incrementAndGet();
        return Response.noContent().entityTag(EntityTag.strong("8"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {"/strong | \"7\"", "/strong | W/\"7\"", "/strong | *",
        "/strong | \"6\", \"7\"", "/weak | \"7\"", "/weak | W/\"7\"", "/weak | \"a,b\", W/\"7\""})
    void get_theStateThatIsKnown_is304WithoutABody(String path, String known) {
        HttpResponse<String> response = server.send(server.request(path).header("If-None-Match", known));

        assertThat(response.statusCode()).isEqualTo(304);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("ETag")).hasValue(path.equals("/weak") ? "W/\"7\"" : "\"7\"");
        assertThat(response.headers().firstValue("Content-Type")).isEmpty();
        assertThat(response.headers().firstValue("Content-Length")).isEmpty();
        assertThat(response.headers().firstValue("Vary")).hasValue("Accept-Encoding");
    }

    @Test
    void get_theStateThatIsKnown_keepsWhatAStoreGoesBy() {
        HttpResponse<String> response = server.send(server.request("/strong").header("If-None-Match", "\"7\""));

        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(response.headers().firstValue("Date")).isPresent();
    }

    @Test
    void head_theStateThatIsKnown_is304() {
        HttpResponse<String> response = server.send(server.request("/strong").HEAD().header("If-None-Match", "\"7\""));

        assertThat(response.statusCode()).isEqualTo(304);
        assertThat(response.headers().firstValue("Content-Length")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void theStateThatIsKnown_leavesTheConnectionUsable(String method) {
        String request = method + " /strong HTTP/1.1\r\nHost: x\r\nIf-None-Match: \"7\"\r\n";

        String answers = RawSocket.exchange(server.port(), request + "\r\n" + request + "Connection: close\r\n\r\n");

        assertThat(answers.split("HTTP/1.1 304", -1)).hasSize(3);
        assertThat(answers).doesNotContainIgnoringCase("content-length", "transfer-encoding");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {"/strong | \"8\"", "/strong | 7", "/strong | \"7",
        "/untagged | *",
        "/untagged | \"7\"", "/strong | \"7+gzip\""})
    void get_anotherState_isSent(String path, String known) {
        HttpResponse<String> response = server.send(server.request(path).header("If-None-Match", known));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("text");
    }

    @Test
    void get_failure_isToldEvenWhereItIsKnown() {
        assertThat(server.send(server.request("/failed").header("If-None-Match", "*")).statusCode()).isEqualTo(503);
    }

    @Test
    void get_compressed_hasATagOfItsOwn() throws Exception {
        HttpRequest.Builder request = server.request("/large").header("Accept-Encoding", "gzip");
        HttpResponse<byte[]> first = server.client().send(request.build(), BodyHandlers.ofByteArray());

        assertThat(first.headers().firstValue("ETag")).hasValue("\"7+gzip\"");
        HttpResponse<String> second = server.send(request.header("If-None-Match", "\"7+gzip\""));
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.headers().firstValue("ETag")).hasValue("\"7+gzip\"");
        assertThat(server.get("/large").headers().firstValue("ETag")).hasValue("\"7\"");
    }

    @Test
    void get_weakTagCompressed_staysAsItIs() {
        HttpResponse<String> response = server.send(server.request("/large-weak").header("Accept-Encoding", "gzip"));

        assertThat(response.headers().firstValue("ETag")).hasValue("W/\"7\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {"\"7\"", "*", "\"6\", \"7\"", "\"7+gzip\""})
    void put_knowsTheState_isDone(String known) {
        HttpResponse<String> response = put("/strong", known);

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("ETag")).hasValue("\"8\"");
        assertThat(changes).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "W/\"7\"", "\"6\", \"8\""})
    void put_knowsAnotherState_is412AndNotDone(String known) {
        HttpResponse<String> response = put("/strong", known);

        assertThat(response.statusCode()).isEqualTo(412);
        assertThat(TestServer.json(response)).containsEntry("code", "precondition-failed");
        assertThat(changes).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"7\"", "\"6\", W/\"7\""})
    void put_wantsAnyOtherState_is412AndNotDone(String unwanted) {
        HttpResponse<String> response = server.send(server.request("/strong").header("If-None-Match", unwanted)
                .header("If-Match", "*").PUT(BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(412);
        assertThat(changes).hasValue(0);
    }

    @Test
    void put_knowsNoState_is428AndNotDone() {
        HttpResponse<String> response = server.send(server.request("/strong").PUT(BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(428);
        assertThat(TestServer.json(response)).containsEntry("code", "precondition-required");
        assertThat(changes).hasValue(0);
    }

    @Test
    void put_ifMatchThatCannotBeRead_is400AndNotDone() {
        HttpResponse<String> response = put("/strong", "7");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response)).containsEntry("code", "invalid-parameter")
                .containsEntry("detail", "If-Match must be * or entity tags such as \"7\", with the quotes, actual: 7");
        assertThat(changes).hasValue(0);
    }

    @Test
    void ifMatch_hasTheTagsAsTheHandlerMadeThem() {
        assertThat(put("/known", "\"7+gzip\", W/\"8\"").body()).contains("\"7\"", "W/\"8\"").doesNotContain("gzip");
        assertThat(server.send(server.request("/known").PUT(BodyPublishers.noBody()).header("Accept", "*/*")).body())
                .isEqualTo("none");
    }

    private HttpResponse<String> put(String path, String ifMatch) {
        return server.send(server.request(path).PUT(BodyPublishers.noBody()).header("If-Match", ifMatch));
    }
}
