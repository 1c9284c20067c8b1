package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that hide another one, which a proxy in front takes for a body. */
class SmugglingTest {

    private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";

    private final AtomicInteger smuggled = new AtomicInteger();
    private final TestServer server = TestServer.of(router -> router.post("/a", _ -> Response.text("posted"))
            .get("/a", _ -> Response.text("got"))
            .get("/smuggled", _ -> Response.ok(smuggled.incrementAndGet())));

    @AfterEach
    void stop() {
        server.close();
    }

    private void assertEnds(String request) {
        assertThat(RawSocket.exchange(server.port(), request + SMUGGLED)).matches("(?s)HTTP/1\\.[01] (400|501) .*")
                .doesNotContain(" 200 ");
        assertThat(smuggled).hasValue(0);
    }

    @Test
    void bodyWithoutAClearLength_endsTheConnection() {
        AtOnce.check(headers -> {
            assertEnds("POST /a HTTP/1.1\r\nHost: x\r\n" + headers);
        }, "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
                "transfer-encoding: cHunKed\r\ncontent-length: 5\r\n\r\n0\r\n\r\n",
                "Content-Length: 5\r\nTransfer-Encoding: xchunked\r\n\r\n12345",
                "Content-Length: 5\r\nTransfer-Encoding:\r\n\r\n12345",
                "Content-Length: 5\r\nTransfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n",
                "Content-Length: 5\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "Content-Length: 5\r\nTransfer-Encoding\u0000: chunked\r\n\r\n0\r\n\r\n",
                "Content-Length: 5\r\nX: y\rTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Content-Length: 5\r\n: y\r\n\r\n12345",
                "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: ,chunked\r\n\r\n0\r\n\r\n",
                "Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}", "Content-Length: 2, 40\r\n\r\n{}");
    }

    @Test
    void http10_withTransferEncoding_endsTheConnection() {
        assertEnds("POST /a HTTP/1.0\r\nHost: x\r\nConnection: keep-alive\r\n" + CHUNKED + "0\r\n\r\n");
    }

    /** Netty takes the first one and hides the other. */
    @Test
    void http10_withTwoContentLengths_endsTheConnectionAfterTheAnswer() {
        String answer = RawSocket.exchange(server.port(), "POST /a HTTP/1.0\r\nHost: x\r\nConnection: keep-alive\r\n"
                + "Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}" + SMUGGLED);

        assertThat(answer).startsWith("HTTP/1.0 200 ").endsWith("posted");
        assertThat(smuggled).hasValue(0);
    }

    @Test
    void chunk_thatIsNone_is400AndEndsTheConnection() {
        AtOnce.check(chunks -> {
            String answer = RawSocket.exchange(server.port(),
                    "POST /a HTTP/1.1\r\nHost: x\r\n" + CHUNKED + chunks + SMUGGLED);

            assertThat(answer).startsWith("HTTP/1.1 400 ").contains("malformed-http").doesNotContain(" 200 ");
            assertThat(smuggled).hasValue(0);
        }, "FFFFFFFFFFFFFFFFFF\r\n", "80000000\r\n", "100000002\r\n{}\r\n0\r\n\r\n", "-1\r\n",
                "+2\r\n{}\r\n0\r\n\r\n",
                "0x2\r\n{}\r\n0\r\n\r\n", "\r\n{}\r\n0\r\n\r\n", "xyz\r\n", "2\n{}\r\n0\r\n\r\n", "2\r\n{}0\r\n\r\n",
                "2\r\n{}}\r\n0\r\n\r\n", "2\r\n{}\n0\r\n\r\n", "2;a\n{}\r\n0\r\n\r\n", "2;a\u0001\r\n{}\r\n0\r\n\r\n",
                "2\r\n{}\r\n0\r\nno colon\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2;", "2;a=", "0\r\nX: "})
    void chunkExtensionsAndTrailers_areBounded(String begin) {
        assertEnds("POST /a HTTP/1.1\r\nHost: x\r\n" + CHUNKED + begin + "b".repeat(20_000) + "\r\n{}\r\n0\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2\r\n{}\r\n0\r\n\r\n", "2;a=b\r\n{}\r\n0\r\nX: y\r\n\r\n",
        "1\r\n{\r\n1\r\n}\r\n00\r\nContent-Length: 50\r\nHost: evil\r\n\r\n"})
    void chunks_thatAreWell_areTakenAndTheNextRequestIsARequest(String chunks) {
        String answer = RawSocket.exchange(server.port(), "POST /a HTTP/1.1\r\nHost: x\r\n" + CHUNKED + chunks
                + SMUGGLED.replace("Host", "Connection: close\r\nHost"));

        assertThat(answer).matches("(?s)HTTP/1.1 200 .*postedHTTP/1.1 200 .*1");
    }

    /** Vert.x upgrades whatever has the right headers, so what is refused must be so before. */
    @Test
    void upgradeOfAMalformedRequest_endsTheConnection() {
        AtOnce.check(headers -> {
            assertEnds("GET /a HTTP/1.1\r\n" + headers
                    + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n");
        }, "Host: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n", "Host: x\r\nHost: y\r\n",
                "",
                "Host: x\r\nbad name: y\r\n", "Host: x\r\nTransfer-Encoding: gzip, chunked\r\n",
                "Host: x\r\nX: a\u0000b\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Connection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: !!\r\n",
        "Connection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMA\r\n",
        "Connection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\n", "Connection: close\r\nUpgrade: h2c\r\n"})
    void upgradeWithoutSettings_isAnsweredAsHttp1(String headers) {
        assertThat(RawSocket.exchange(server.port(), "GET /a HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n"))
                .startsWith("HTTP/1.1 200 ").endsWith("got");
    }

    @Test
    void malformedRequest_behindAnother_endsTheConnectionAfterTheFirstAnswer() {
        String answer = RawSocket.exchange(server.port(), "GET /a HTTP/1.1\r\nHost: x\r\n\r\n"
                + "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: x\r\n\r\n" + SMUGGLED);

        assertThat(answer).matches("(?s)HTTP/1.1 200 .*gotHTTP/1.1 501 .*").doesNotContain("smuggled");
        await().during(Duration.ofMillis(100)).until(() -> smuggled.get() == 0);
    }
}
