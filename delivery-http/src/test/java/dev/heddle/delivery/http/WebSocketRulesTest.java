package dev.heddle.delivery.http;

import static dev.heddle.delivery.http.WebSocketFrames.BINARY;
import static dev.heddle.delivery.http.WebSocketFrames.CLOSE;
import static dev.heddle.delivery.http.WebSocketFrames.CONTINUATION;
import static dev.heddle.delivery.http.WebSocketFrames.FINAL;
import static dev.heddle.delivery.http.WebSocketFrames.PING;
import static dev.heddle.delivery.http.WebSocketFrames.TEXT;
import static dev.heddle.delivery.http.WebSocketFrames.masked;
import static dev.heddle.delivery.http.WebSocketFrames.unmasked;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames that RFC 6455 forbids, from a client that means no good. */
class WebSocketRulesTest {

    private static final byte[] NOT_UTF_8 = {(byte) 0xc3, (byte) 0x28};

    private final TestServer server = TestServer.with(builder -> builder
            .streams(StreamLimits.defaults().withMaxMessageBytes(1_000).withHeartbeat(Duration.ofMinutes(5)))
            .routes(router -> router.webSocket("/echo", _ -> socket -> {
                for (Optional<String> text = socket.receive(); text.isPresent(); text = socket.receive()) {
                    socket.send(text.get());
                }
            })));

    @AfterEach
    void stop() {
        server.close();
    }

    static Stream<Arguments> violations() {
        return Stream.of(
                violation("no mask", 1002, unmasked(FINAL | TEXT, "x".getBytes(UTF_8))),
                violation("reserved bit", 1002, masked(FINAL | 0x40 | TEXT, "x".getBytes(UTF_8))),
                violation("reserved opcode", 1002, masked(FINAL | 0x3, "x".getBytes(UTF_8))),
                violation("reserved control opcode", 1002, masked(FINAL | 0xb, new byte[0])),
                violation("ping in pieces", 1002, masked(PING, "x".getBytes(UTF_8))),
                violation("large ping", 1002, masked(FINAL | PING, new byte[126])),
                violation("continuation of nothing", 1002, masked(FINAL | CONTINUATION, "x".getBytes(UTF_8))),
                violation("message inside of a message", 1002, masked(TEXT, "x".getBytes(UTF_8)),
                        masked(FINAL | TEXT, "y".getBytes(UTF_8))),
                violation("binary", 1003, masked(FINAL | BINARY, new byte[1])),
                violation("not UTF-8", 1007, masked(FINAL | TEXT, NOT_UTF_8)),
                violation("large frame", 1009, masked(FINAL | TEXT, new byte[60_000])),
                violation("large in pieces", 1009, masked(TEXT, new byte[900]),
                        masked(CONTINUATION, new byte[900])),
                violation("frame of more than 64 KiB", 1009, largeFrame()),
                violation("close with 5000", 1002, masked(FINAL | CLOSE, new byte[]{0x13, (byte) 0x88})),
                violation("close with 65535", 1002, masked(FINAL | CLOSE, new byte[]{(byte) 0xff, (byte) 0xff})),
                violation("close with half a code", 1002, masked(FINAL | CLOSE, new byte[1])),
                violation("close with 999", 1002, masked(FINAL | CLOSE, new byte[]{3, (byte) 0xe7})),
                violation("close with 1005", 1002, masked(FINAL | CLOSE, new byte[]{3, (byte) 0xed})),
                violation("close with 1006", 1002, masked(FINAL | CLOSE, new byte[]{3, (byte) 0xee})));
    }

    /** The head of one, which is enough. */
    private static byte[] largeFrame() {
        return new byte[]{(byte) (FINAL | TEXT), (byte) 0xff, 0, 0, 0, 0, 0, 1, 0, 1, 1, 2, 3, 4};
    }

    private static Arguments violation(String what, int code, byte[]... frames) {
        return Arguments.of(what, code, Stream.of(frames).reduce(new byte[0], WebSocketRulesTest::join));
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("violations")
    void violation_isToldAndEndsTheConnection(String what, int code, byte[] frames) {
        try (RawSocket socket = open()) {
            socket.send(frames);

            byte[] close = socket.read(4);
            assertThat(close).as(what).hasSize(4);
            assertThat(close[0]).as(what).isEqualTo((byte) (FINAL | CLOSE));
            assertThat(((close[2] & 0xff) << 8) | (close[3] & 0xff)).as(what).isEqualTo(code);
        }
        try (RawSocket socket = open()) {
            assertThat(socket.send(WebSocketFrames.text("still there")).read(13))
                    .endsWith("still there".getBytes(UTF_8));
        }
    }

    @Test
    void manySmallPieces_areOneMessage() {
        try (RawSocket socket = open()) {
            socket.send(masked(TEXT, "a".getBytes(UTF_8)));
            for (int i = 0; i < 500; i++) {
                socket.send(masked(CONTINUATION, "b".getBytes(UTF_8)));
            }
            socket.send(masked(FINAL | PING, "p".getBytes(UTF_8)));
            assertThat(socket.read(3)).isEqualTo(new byte[]{(byte) (FINAL | 0xa), 1, 'p'});
            socket.send(masked(FINAL | CONTINUATION, "c".getBytes(UTF_8)));
            assertThat(new String(socket.read(4 + 502), UTF_8)).endsWith("bbc");
        }
    }

    @Test
    void pingsOfOneThatDoesNotRead_areNotKept_andTheLastIsAnswered() {
        int pings = 400_000;
        try (RawSocket socket = open()) {
            for (int i = 0; i < pings; i += 1_000) {
                ByteArrayOutputStream some = new ByteArrayOutputStream();
                for (int ping = i; ping < i + 1_000; ping++) {
                    some.writeBytes(masked(FINAL | PING, ping(ping)));
                }
                socket.send(some.toByteArray());
            }
            int pongs = 0;
            byte[] pong;
            do {
                pong = socket.read(2 + 120);
                pongs++;
            } while (!new String(pong, UTF_8).contains(new String(ping(pings - 1), UTF_8)));

            assertThat(pongs).isLessThan(pings / 2);
        }
    }

    private static byte[] ping(int number) {
        return "%0120d".formatted(number).getBytes(UTF_8);
    }

    @Test
    void endlessEmptyPieces_areRefused() {
        try (RawSocket socket = open()) {
            socket.send(masked(TEXT, "a".getBytes(UTF_8)));
            byte[] empty = masked(CONTINUATION, new byte[0]);
            for (int i = 0; i < 1_500; i++) {
                socket.send(empty);
            }
            byte[] close = socket.read(4);
            assertThat(((close[2] & 0xff) << 8) | (close[3] & 0xff)).isEqualTo(1009);
        }
    }

    private RawSocket open() {
        RawSocket socket = new RawSocket(server.port()).send(String.join("\r\n", "GET /echo HTTP/1.1", "Host: x",
                "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "", ""));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            byte[] next = socket.read(1);
            assertThat(next).as("what came was: " + head).hasSize(1);
            head.append(new String(next, UTF_8));
        }
        return socket;
    }
}
