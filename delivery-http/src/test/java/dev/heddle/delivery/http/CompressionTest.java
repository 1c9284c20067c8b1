package dev.heddle.delivery.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {

    private static final int LIMIT = 10_000;
    private static final String LARGE = "x".repeat(Compression.MIN_BYTES);

    private final TestServer server = TestServer
            .with(builder -> builder.maxBodyBytes(LIMIT).routes(CompressionTest::add));

    private static void add(Router router) {
        router.get("/large", _ -> Response.text(LARGE))
                .get("/small", _ -> Response.text("x".repeat(Compression.MIN_BYTES - 1)))
                .get("/json", _ -> Response.ok(Map.of("text", LARGE)))
                .get("/image", _ -> Response.text(LARGE).header("Content-Type", "image/png"))
                .get("/encoded", _ -> Response.text(LARGE).header("Content-Encoding", "br"))
                .get("/varied", _ -> Response.text(LARGE).header("Vary", "Accept-Language"))
                .get("/problem", _ -> Response.problem(Problem.of(400, "long", LARGE)))
                .get("/nothing", _ -> Response.noContent())
                .post("/length", CompressionTest::length);
        router.with(RouteLimits.none().withMaxBodyBytes(10 * LIMIT)).post("/larger", CompressionTest::length);
        router.with(RouteLimits.none().withMaxBodyBytes(10)).post("/smaller", CompressionTest::length);
    }

    private static Response length(Request request) {
        return Response.ok(request.body(String.class).length());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"gzip", "x-gzip", "GZIP", "br, gzip", "deflate, gzip;q=0.5, *;q=0", "*",
        "gzip;q=0.5, identity;q=0.5", "identity;q=0, *", "gzip, deflate, br, zstd", "gzip;q=2", "gzip;q=x",
        "gzip;q=.1, identity;q=.09"})
    void get_largeTextAndGzipIsWanted_isCompressed(String accept) throws Exception {
        HttpResponse<byte[]> response = get("/large", accept);

        assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(response.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(response.body().length);
        assertThat(response.body()).hasSizeLessThan(LARGE.length() / 2);
        assertThat(Gzipped.read(response.body())).asString().isEqualTo(LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip;q=0", "identity", "br", "*;q=0, identity", "gzip;q=0, *",
        "gzip;q=0.4, identity;q=0.5",
        "", "gzipped"})
    void get_largeTextAndGzipIsNotWanted_isSentAsItIs(String accept) throws Exception {
        HttpResponse<byte[]> response = get("/large", accept);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(response.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        assertThat(response.body()).asString().isEqualTo(LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity;q=0", "*;q=0", "br, *;q=0", "gzip;q=0, identity;q=0"})
    void get_nothingThatThereIsIsWanted_is406(String accept) throws Exception {
        HttpResponse<byte[]> response = get("/large", accept);

        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(response.body()).asString().contains("\"available\":[\"gzip\",\"identity\"]");
    }

    @Test
    void get_smallTextButNotAsItIs_isCompressed() throws Exception {
        assertThat(get("/small", "gzip, identity;q=0").headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(get("/nothing", "gzip, identity;q=0").headers().firstValue("Content-Encoding")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/small,", "/image,", "/encoded,br", "/nothing,"})
    void get_whatGainsNothing_isSentAsItIs(String path, String encoding) throws Exception {
        HttpResponse<byte[]> response = get(path, "gzip");

        assertThat(response.headers().firstValue("Content-Encoding").orElse(null)).isEqualTo(encoding);
        assertThat(response.headers().firstValue("Vary")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/json", "/problem"})
    void get_jsonOfAnyKind_isCompressed(String path) throws Exception {
        assertThat(Gzipped.read(get(path, "gzip").body())).asString().contains(LARGE);
    }

    @Test
    void get_answerThatVariesAlready_saysBoth() throws Exception {
        assertThat(get("/varied", "gzip").headers().allValues("Vary")).containsExactly("Accept-Language",
                "Accept-Encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity"})
    void head_hasTheHeadersOfGet(String accept) throws Exception {
        HttpResponse<byte[]> get = get("/large", accept);
        HttpResponse<byte[]> head = send(server.request("/large").HEAD().header("Accept-Encoding", accept));

        assertThat(head.body()).isEmpty();
        for (String name : List.of("Content-Length", "Content-Encoding", "Vary", "Content-Type")) {
            assertThat(head.headers().firstValue(name)).as(name).isEqualTo(get.headers().firstValue(name));
        }
    }

    @Test
    void head_ofNothing_hasNoLength() {
        assertThat(server.send(server.request("/nothing").HEAD()).headers().firstValue("Content-Length")).isEmpty();
    }

    @Test
    void get_compressionOff_isSentAsItIs() throws Exception {
        try (TestServer plain = TestServer.with(builder -> builder.compression(false).routes(CompressionTest::add))) {
            HttpResponse<String> response = plain.send(plain.request("/large").header("Accept-Encoding", "gzip"));

            assertThat(response.body()).isEqualTo(LARGE);
            assertThat(response.headers().firstValue("Vary")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(value = HttpClient.Version.class, names = {"HTTP_1_1", "HTTP_2"})
    void post_compressed_isRead(HttpClient.Version version) throws Exception {
        byte[] body = Gzipped.of(json(LIMIT));

        assertThat(post("/length", "gzip", BodyPublishers.ofByteArray(body), version)).asString()
                .isEqualTo("" + (LIMIT - 2));
        assertThat(
                post("/length", "x-gzip", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)), version))
                .asString().isEqualTo("" + (LIMIT - 2));
    }

    @Test
    void post_declaredAsItIs_isRead() throws Exception {
        assertThat(post("/length", "identity", BodyPublishers.ofByteArray(json(7)), HttpClient.Version.HTTP_1_1))
                .asString().isEqualTo("5");
    }

    /** What is random, or is not compressed after all, gets larger by it, and is not refused for that. */
    @Test
    void post_compressedButLargerThanTheLimit_isTakenWhereItsContentIsNot() throws Exception {
        byte[] content = json(LIMIT);
        byte[] stored = Gzipped.stored(content);
        assertThat(stored).hasSizeGreaterThan(LIMIT);

        assertThat(post("/length", "gzip", BodyPublishers.ofByteArray(stored), HttpClient.Version.HTTP_1_1)).asString()
                .isEqualTo("" + (LIMIT - 2));
    }

    @Test
    void post_bomb_isTooLargeAndHarmless() throws Exception {
        byte[] bomb = Gzipped.of(new byte[1_000_000], 8);
        assertThat(bomb).hasSizeLessThan(LIMIT);

        assertThat(post("/length", "gzip", BodyPublishers.ofByteArray(bomb), HttpClient.Version.HTTP_1_1)).asString()
                .contains("\"code\":\"body-too-large\"", "at most 10000 bytes");
    }

    @Test
    void post_notWhole_isTold() throws Exception {
        byte[] body = Gzipped.of(json(100));

        assertThat(post("/length", "gzip", BodyPublishers.ofByteArray(body, 0, body.length - 1),
                HttpClient.Version.HTTP_1_1)).asString().contains("\"code\":\"malformed-gzip\"", "ends too early");
        assertThat(post("/length", "gzip", BodyPublishers.ofByteArray(json(100)), HttpClient.Version.HTTP_1_1))
                .asString()
                .contains("\"code\":\"malformed-gzip\"", "something else");
    }

    @ParameterizedTest
    @CsvSource({"/larger,100000,200", "/larger,100001,413", "/smaller,10,200", "/smaller,11,413", "/length,10001,413"})
    void post_routeWithALimitOfItsOwn_goesByThat(String path, int size, int status) throws Exception {
        HttpRequest.Builder plain = server.request(path).POST(BodyPublishers.ofByteArray(json(size)));
        HttpRequest.Builder compressed = server.request(path)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(Gzipped.of(json(size))));

        assertThat(send(plain.header("Content-Type", "application/json")).statusCode()).isEqualTo(status);
        assertThat(send(compressed.header("Content-Type", "application/json")).statusCode())
                .isEqualTo(status);
    }

    private byte[] post(String path, String encoding, BodyPublisher body, HttpClient.Version version) throws Exception {
        return send(server.request(path)
                .version(version)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", encoding)
                .POST(body)).body();
    }

    private HttpResponse<byte[]> get(String path, String accept) throws Exception {
        return send(server.request(path).header("Accept-Encoding", accept));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return server.client().send(request.build(), BodyHandlers.ofByteArray());
    }

    private static byte[] json(int bytes) {
        return ("\"" + "x".repeat(bytes - 2) + "\"").getBytes(UTF_8);
    }
}
