package dev.heddle.delivery.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import dev.heddle.concurrency.CancelCause;
import dev.heddle.concurrency.Context;
import dev.heddle.concurrency.Registration;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamingTest {

    private static final int LARGE = 20_000_000;

    private final Meters meters = new Meters();
    private final CompletableFuture<CancelCause> cancelled = new CompletableFuture<>();
    private final AtomicLong written = new AtomicLong();
    private final CountDownLatch going = new CountDownLatch(1);
    private final TestServer server = TestServer.with(builder -> builder.maxBodyBytes(30_000_000)
            .meters(meters.registry()).routes(this::routes));

    private void routes(Router router) {
        router.get("/large", _ -> Response.stream("application/octet-stream", StreamingTest::large));
        router.get("/broken", _ -> Response.stream("text/plain", out -> {
            out.write("half".getBytes(UTF_8));
            out.flush();
            throw new IllegalStateException("on purpose");
        }));
        router.get("/endless", _ -> Response.stream("text/plain", this::endless));
        router.with(RouteLimits.none().withTimeout(Duration.ofMillis(200)))
                .get("/late", _ -> Response.stream("text/plain", this::endless));
        Router streaming = router.streaming();
        streaming.post("/count", request -> Response.text(Long.toString(count(request.bodyStream()))));
        streaming.post("/json", request -> Response.ok(request.body(Named.class)));
        streaming.post("/ignore", _ -> Response.text("not read"));
        streaming.with(RouteLimits.none().withTimeout(Duration.ofMillis(300))).post("/slow",
                request -> Response.text(Long.toString(count(request.bodyStream()))));
        streaming.post("/wrapped", request -> {
            going.countDown();
            try {
                return Response.text(Long.toString(count(request.bodyStream())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        router.post("/whole", request -> Response.text(Long.toString(count(request.bodyStream()))));
    }

    record Named(String name) {}

    private static void large(OutputStream out) throws IOException {
        byte[] piece = new byte[10_000];
        for (int i = 0; i < LARGE / piece.length; i++) {
            Arrays.fill(piece, (byte) i);
            out.write(piece);
        }
    }

    private void endless(OutputStream out) throws IOException {
        Registration _ = Context.current().onCancel(cancelled::complete);
        byte[] piece = new byte[16_384];
        while (true) {
            out.write(piece);
            out.flush();
            long _ = written.addAndGet(piece.length);
            going.countDown();
        }
    }

    private static long count(InputStream in) throws IOException {
        long count = 0;
        byte[] buffer = new byte[8_192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            count += read;
        }
        return count;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void stream_largeBody_arrivesWhole(HttpClient.Version version) throws Exception {
        HttpResponse<byte[]> response = server.client()
                .send(server.request("/large").version(version).build(), BodyHandlers.ofByteArray());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(response.body()).hasSize(LARGE);
        assertThat(response.body()[LARGE - 1]).isEqualTo((byte) (LARGE / 10_000 - 1));
    }

    @Test
    void stream_head_hasNoBody() {
        HttpResponse<String> response = server.send(server.request("/large").method("HEAD", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(server.get("/whole").statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void stream_writerThrows_callerSeesThatItIsNotWhole(HttpClient.Version version) {
        assertThatThrownBy(
                () -> server.client().send(server.request("/broken").version(version).build(), BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
        assertThat(server.get("/whole").statusCode()).isEqualTo(405);
    }

    @Test
    void stream_readerStopsReading_writerWaits() throws Exception {
        try (RawSocket socket = new RawSocket(server.port())) {
            socket.send("GET /endless HTTP/1.1\r\nHost: x\r\n\r\n");
            going.await();
            long before = -1;
            for (long now = written.get(); now != before; now = written.get()) {
                before = now;
                TimeUnit.MILLISECONDS.sleep(200);
            }

            assertThat(before).isLessThan(20_000_000);
            socket.reset();
            assertThat(cancelled.get(10, TimeUnit.SECONDS)).isInstanceOf(CancelCause.ClientDisconnected.class);
        }
    }

    @Test
    void stream_deadlinePasses_isBrokenOff() throws Exception {
        try (RawSocket socket = new RawSocket(server.port())) {
            String answer = socket.send("GET /late HTTP/1.1\r\nHost: x\r\n\r\n").readToEnd();

            assertThat(answer).startsWith("HTTP/1.1 200 ").doesNotEndWith("0\r\n\r\n");
            assertThat(cancelled.get()).isInstanceOf(CancelCause.DeadlineExceeded.class);
        }
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void streaming_largeBody_isReadAsItComes(HttpClient.Version version) throws Exception {
        HttpResponse<String> response = server.client()
                .send(server.request("/count").version(version)
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[LARGE]))).build(),
                        BodyHandlers.ofString());

        assertThat(response.body()).isEqualTo(Integer.toString(LARGE));
        assertThat(server.post("/json", "{\"name\": \"Ada\"}").body()).isEqualTo("{\"name\":\"Ada\"}");
        assertThat(server.post("/whole", "12345").body()).isEqualTo("5");
    }

    @Test
    void streaming_bodyTooLarge_is413() {
        String answer = RawSocket.exchange(server.port(), "POST /count HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n" + ("100000\r\n" + "x".repeat(1 << 20) + "\r\n").repeat(29));

        assertThat(answer).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void streaming_bodyIsNotRead_connectionIsClosedAfterTheAnswer() {
        String answer = RawSocket.exchange(server.port(), head("/ignore", 100_000) + "x".repeat(1000));

        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("Connection: close").endsWith("not read");
    }

    @Test
    void streaming_smallBodyIsNotRead_isAnswered() {
        String answer = RawSocket.exchange(server.port(), head("/ignore", 5) + "12345" + head("/count", 5) + "12345");

        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("not read");
    }

    @Test
    void streaming_callerHangsUpInTheBody_handlerEndsAndItIsNoErrorInTheLog() throws Exception {
        try (CapturedLog log = new CapturedLog("dev.heddle.delivery.http", Level.WARN)) {
            try (RawSocket socket = new RawSocket(server.port())) {
                socket.send("POST /wrapped HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n12345");
                assertThat(going.await(10, SECONDS)).isTrue();
            }
            server.close(); // waits for the handler

            assertThat(log.events()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5\r\nhello\r\nZZ\r\n", "5\r\nhello\r\n0\r\nno colon\r\n\r\n"})
    void streaming_malformedBody_endsTheHandler(String body) {
        String answer = RawSocket.exchange(server.port(),
                "POST /count HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + body);

        assertThat(answer).startsWith("HTTP/1.1 400 ");
        await().until(() -> meters.inFlight() == 0);
    }

    @Test
    void streaming_declaresTooMuch_isRefusedBeforeItIsAskedFor() {
        String answer = RawSocket.exchange(server.port(), head("/count", 30_000_001, "Expect: 100-continue"));

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("body-too-large");
    }

    @Test
    void streaming_gzip_isDecompressedAndCountedAfterThat() {
        assertThat(post("/count", Gzipped.of(new byte[29_000_000])).body()).isEqualTo("29000000");
        assertThat(post("/count", Gzipped.of(new byte[31_000_000])).statusCode()).isEqualTo(413);
        byte[] cut = Arrays.copyOf(Gzipped.of(new byte[1_000]), 20);
        assertThat(post("/count", cut).body()).contains("malformed-gzip", "it ends too early");
        assertThat(post("/count", "no gzip".getBytes(UTF_8)).body()).contains("malformed-gzip");
        assertThat(post("/whole", Gzipped.of(new byte[100])).body()).isEqualTo("100");
    }

    private HttpResponse<String> post(String path, byte[] gzip) {
        return server.send(server.request(path).header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzip)));
    }

    @Test
    void http10_isNotChunked_andNotAskedToGoOn() {
        assertThat(RawSocket.exchange(server.port(), "GET /large HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"))
                .startsWith("HTTP/1.0 200 ")
                .doesNotContainIgnoringCase("transfer-encoding")
                .hasSizeGreaterThan(LARGE);
        assertThat(RawSocket.exchange(server.port(),
                "POST /count HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nab"))
                .startsWith("HTTP/1.0 200 ").endsWith("2");
    }

    @Test
    void stream_ofHead_isNotWritten() {
        assertThat(server.send(server.request("/endless").method("HEAD", BodyPublishers.noBody())).statusCode())
                .isEqualTo(200);
        assertThat(written).hasValue(0);
    }

    @Test
    void streaming_bodyNeverComes_is504AtTheDeadline() {
        try (RawSocket socket = new RawSocket(server.port())) {
            socket.send("POST /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n12345");

            assertThat(new String(socket.read(12), UTF_8)).isEqualTo("HTTP/1.1 504");
        }
    }

    @Test
    void streaming_expectContinue_isAskedWhenTheBodyIsRead() {
        try (RawSocket socket = new RawSocket(server.port())) {
            socket.send(head("/count", 3, "Expect: 100-continue", "Connection: close"));
            assertThat(new String(socket.read(25), UTF_8)).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            socket.send("123");

            assertThat(socket.readToEnd()).startsWith("HTTP/1.1 200 ").endsWith("3");
        }
        assertThat(RawSocket.exchange(server.port(), head("/ignore", 3, "Expect: 100-continue")))
                .startsWith("HTTP/1.1 200 ");
    }

    private static String head(String path, int length, String... headers) {
        String more = String.join("\r\n", headers);
        return String.join("\r\n", "POST " + path + " HTTP/1.1", "Host: x", "Content-Length: " + length)
                + (more.isEmpty() ? "" : "\r\n" + more) + "\r\n\r\n";
    }
}
