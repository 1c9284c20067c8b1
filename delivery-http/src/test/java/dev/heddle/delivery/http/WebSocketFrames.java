package dev.heddle.delivery.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Frames of RFC 6455, section 5.2, as a client sends them, the wrong ones too. */
final class WebSocketFrames {

    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    static final int BINARY = 0x2;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int FINAL = 0x80;

    private static final int MASKED = 0x80;
    private static final byte[] MASK = {1, 2, 3, 4};

    private WebSocketFrames() {}

    static byte[] text(String text) {
        return masked(FINAL | TEXT, text.getBytes(UTF_8));
    }

    /** Returns a frame whose first byte is given. */
    static byte[] masked(int first, byte[] payload) {
        return frame(first, payload, true);
    }

    /** Returns a frame as no client may send it. */
    static byte[] unmasked(int first, byte[] payload) {
        return frame(first, payload, false);
    }

    private static byte[] frame(int first, byte[] payload, boolean masked) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        int mask = masked ? MASKED : 0;
        if (payload.length < 126) {
            frame.write(mask | payload.length);
        } else {
            frame.write(mask | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        }
        if (masked) {
            frame.writeBytes(MASK);
        }
        for (int i = 0; i < payload.length; i++) {
            frame.write(masked ? payload[i] ^ MASK[i % 4] : payload[i]);
        }
        return frame.toByteArray();
    }
}
