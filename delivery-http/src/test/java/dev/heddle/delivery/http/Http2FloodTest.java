package dev.heddle.delivery.http;

import static dev.heddle.delivery.http.Http2Socket.CONTINUATION;
import static dev.heddle.delivery.http.Http2Socket.DATA;
import static dev.heddle.delivery.http.Http2Socket.END_HEADERS;
import static dev.heddle.delivery.http.Http2Socket.END_STREAM;
import static dev.heddle.delivery.http.Http2Socket.ENHANCE_YOUR_CALM;
import static dev.heddle.delivery.http.Http2Socket.GOAWAY;
import static dev.heddle.delivery.http.Http2Socket.HEADERS;
import static dev.heddle.delivery.http.Http2Socket.PRIORITY;
import static dev.heddle.delivery.http.Http2Socket.PROTOCOL_ERROR;
import static dev.heddle.delivery.http.Http2Socket.RST_STREAM;
import static dev.heddle.delivery.http.Http2Socket.WINDOW_UPDATE;
import static dev.heddle.delivery.http.Http2Socket.block;
import static dev.heddle.delivery.http.Http2Socket.frame;
import static dev.heddle.delivery.http.Http2Socket.repeat;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients of HTTP/2 that send what costs them nothing, without end. */
class Http2FloodTest {

    private static final int MANY = 20_000;
    private static final byte[] CANCEL = {0, 0, 0, 8};

    private final Meters meters = new Meters();
    private final TestServer server = TestServer.with(builder -> builder.meters(meters.registry())
            .routes(router -> router.get("/a", _ -> Response.text("got"))
                    .post("/a", request -> Response.text("posted"))));

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"6,0,8", "6,1,8", "4,0,0", "2,1,5", "8,0,4", "7,0,8", "238,0,0"})
    void framesThatAskForNothing_endTheConnection(int type, int flags, int length) {
        byte[] payload = new byte[length];
        if (length == 4 || length == 5) {
            payload[length - 1] = 1;
        }
        int stream = type == PRIORITY ? 1 : 0;
        try (Http2Socket http2 = Http2Socket.open(server.port())) {
            assertCalmed(http2.flood(repeat(MANY, frame(type, flags, stream, payload))));
        }
        assertOthersAreServed();
    }

    @Test
    void emptyDataFrames_endTheConnection() {
        try (Http2Socket http2 = Http2Socket.open(server.port()).post(1, "/a")) {
            assertCalmed(http2.flood(repeat(MANY, frame(DATA, 0, 1))));
        }
        assertOthersAreServed();
    }

    @Test
    void emptyContinuations_endTheConnection() {
        try (Http2Socket http2 = Http2Socket.open(server.port()).send(HEADERS, END_STREAM, 1, block("GET", "/a"))) {
            assertCalmed(http2.flood(repeat(MANY, frame(CONTINUATION, 0, 1))));
        }
        assertOthersAreServed();
    }

    @Test
    void largeContinuations_endTheConnection() {
        try (Http2Socket http2 = Http2Socket.open(server.port()).send(HEADERS, END_STREAM, 1, block("GET", "/a"))) {
            http2.flood(repeat(1_000, frame(CONTINUATION, 0, 1, block("GET", "/a", "x", "y".repeat(10_000)))));

            assertGoAway(http2, PROTOCOL_ERROR);
        }
        assertOthersAreServed();
    }

    /** One entry of 4,000 bytes in the table, and then it is named 10,000 times. */
    @Test
    void headersThatGrowWhenTheyAreDecoded_endTheConnection() {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.writeBytes(block("GET", "/a"));
        bomb.writeBytes(new byte[]{0x40, 1, 'x', 127, (byte) (((3_900 - 127) & 127) | 128), (3_900 - 127) / 128});
        bomb.writeBytes("y".repeat(3_900).getBytes(ISO_8859_1));
        bomb.writeBytes(repeat(10_000, new byte[]{(byte) 0xbe}));
        try (Http2Socket http2 = Http2Socket.open(server.port())) {
            http2.flood(frame(HEADERS, END_HEADERS | END_STREAM, 1, bomb.toByteArray()));

            assertGoAway(http2, PROTOCOL_ERROR);
        }
        assertOthersAreServed();
    }

    @Test
    void requestsThatAreResetAtOnce_endTheConnection() {
        try (Http2Socket http2 = Http2Socket.open(server.port())) {
            assertCalmed(http2.flood(streams(stream -> concat(get(stream), frame(RST_STREAM, 0, stream, CANCEL)))));
        }
        assertOthersAreServed();
    }

    /** A window update of zero makes the server reset the stream itself. */
    @Test
    void requestsThatTheServerMustReset_endTheConnection() {
        try (Http2Socket http2 = Http2Socket.open(server.port())) {
            assertCalmed(http2.flood(streams(stream -> concat(
                    frame(HEADERS, END_HEADERS, stream, block("POST", "/a")),
                    frame(WINDOW_UPDATE, 0, stream, new byte[4])))));
        }
        assertOthersAreServed();
    }

    @Test
    void streamsAboveTheirMaximum_endTheConnection() {
        try (Http2Socket http2 = Http2Socket.open(server.port())) {
            assertCalmed(http2.flood(streams(stream -> frame(HEADERS, END_HEADERS, stream, block("POST", "/a")))));
        }
        assertOthersAreServed();
    }

    @ParameterizedTest
    @ValueSource(ints = {9_000, 9_500})
    void headersOverTheLimit_are431(int length) {
        try (Http2Socket http2 = Http2Socket.open(server.port())) {
            http2.send(HEADERS, END_HEADERS | END_STREAM, 1, block("GET", "/a", "x", "y".repeat(length))).get(3, "/a");

            assertThat(http2.readStream(1)).first().extracting(Http2Socket.Frame::payload).asString().contains("431");
            assertThat(http2.readStream(3)).last().extracting(Http2Socket.Frame::payload).isEqualTo("got");
        }
    }

    @Test
    void settings_sayHowManyStreamsThereMayBe() {
        try (Http2Socket http2 = Http2Socket.open(server.port())) {
            String settings = http2.read().orElseThrow().payload();

            assertThat(settings).contains("\0\3\0\0\0\144");
        }
    }

    @Test
    void manyRequestsAndTheirWindowUpdates_areNoFlood() {
        try (Http2Socket http2 = Http2Socket.open(server.port())) {
            for (int stream = 1; stream < 2_000; stream += 2) {
                http2.flood(concat(get(stream), concat(frame(PRIORITY, 0, stream, new byte[]{0, 0, 0, 0, 1}),
                        frame(WINDOW_UPDATE, 0, 0, new byte[]{0, 0, 0, 3}))));
                assertThat(http2.readStream(stream)).last().extracting(Http2Socket.Frame::payload).isEqualTo("got");
            }
        }
        assertThat(meters.closed("flood")).isZero();
    }

    private static byte[] streams(IntFunction<byte[]> frames) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int stream = 1; stream < 10_000; stream += 2) {
            all.writeBytes(frames.apply(stream));
        }
        return all.toByteArray();
    }

    private static byte[] get(int stream) {
        return frame(HEADERS, END_HEADERS | END_STREAM, stream, block("GET", "/a"));
    }

    private static byte[] concat(byte[] first, byte[] second) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(first);
        all.writeBytes(second);
        return all.toByteArray();
    }

    private void assertCalmed(Http2Socket http2) {
        assertGoAway(http2, ENHANCE_YOUR_CALM);
        await().until(() -> meters.closed("flood") == 1);
    }

    /** Where the client goes on sending, the reset that follows may overtake it. */
    private static void assertGoAway(Http2Socket http2, int error) {
        List<Http2Socket.Frame> frames = http2.readToEnd();
        assertThat(frames).filteredOn(frame -> frame.type() == GOAWAY)
                .allSatisfy(frame -> assertThat(frame.error()).isEqualTo(error));
    }

    private void assertOthersAreServed() {
        assertThat(server.get("/a").body()).isEqualTo("got");
        assertThat(server.send(server.request("/a").version(java.net.http.HttpClient.Version.HTTP_2)).body())
                .isEqualTo("got");
    }
}
