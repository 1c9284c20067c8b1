package dev.heddle.delivery.http;

import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A connection that speaks HTTP/2 frame by frame, also in ways that no client library would. */
final class Http2Socket implements AutoCloseable {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int PRIORITY = 2;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;

    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;

    static final int NO_ERROR = 0;
    static final int PROTOCOL_ERROR = 1;
    static final int STREAM_CLOSED = 5;
    static final int ENHANCE_YOUR_CALM = 11;

    static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    private final RawSocket socket;

    /** One frame, with its payload as Latin-1. */
    record Frame(int type, int flags, int stream, String payload) {

        /** Returns the number that a GOAWAY or RST_STREAM has as its error. */
        int error() {
            byte[] bytes = payload.getBytes(StandardCharsets.ISO_8859_1);
            return ByteBuffer.wrap(bytes).getInt(type == GOAWAY ? 4 : 0);
        }

        boolean endsStream() {
            return (flags & END_STREAM) != 0;
        }
    }

    Http2Socket(RawSocket socket) {
        this.socket = socket;
    }

    /** Connects, with prior knowledge, and sends the preface and SETTINGS. */
    static Http2Socket open(int port) {
        Http2Socket http2 = new Http2Socket(new RawSocket(port));
        http2.socket.send(PREFACE);
        return http2.send(SETTINGS, 0, 0);
    }

    RawSocket socket() {
        return socket;
    }

    Http2Socket send(int type, int flags, int stream, byte... payload) {
        socket.send(frame(type, flags, stream, payload));
        return this;
    }

    /** Sends as many as can be; the server may have closed the connection meanwhile. */
    Http2Socket flood(byte[] frames) {
        try {
            socket.send(frames);
        } catch (UncheckedIOException _) {
            // that is what is tested
        }
        return this;
    }

    /** Sends a whole request without a body. */
    Http2Socket get(int stream, String path) {
        return send(HEADERS, END_HEADERS | END_STREAM, stream, block("GET", path));
    }

    /** Begins a request whose body is still to come. */
    Http2Socket post(int stream, String path) {
        return send(HEADERS, END_HEADERS, stream, block("POST", path));
    }

    static byte[] frame(int type, int flags, int stream, byte... payload) {
        return ByteBuffer.allocate(9 + payload.length).putInt((payload.length << 8) | type).put((byte) flags)
                .putInt(stream).put(payload).array();
    }

    static byte[] repeat(int times, byte[] frame) {
        ByteBuffer all = ByteBuffer.allocate(times * frame.length);
        for (int i = 0; i < times; i++) {
            all.put(frame);
        }
        return all.array();
    }

    /** Returns a header block of literals; the names and values of further headers take turns. */
    static byte[] block(String method, String path, String... headers) {
        return blockOf("http", method, path, headers);
    }

    /** Returns a header block for a URI of any scheme; else the same as {@link #block}. */
    static byte[] blockOf(String scheme, String method, String path, String... headers) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        literal(block, ":method", method);
        literal(block, ":scheme", scheme);
        literal(block, ":path", path);
        literal(block, ":authority", "x");
        for (int i = 0; i < headers.length; i += 2) {
            literal(block, headers[i], headers[i + 1]);
        }
        return block.toByteArray();
    }

    private static void literal(ByteArrayOutputStream block, String name, String value) {
        block.write(0);
        string(block, name);
        string(block, value);
    }

    /** RFC 7541, sections 5.1 and 5.2. */
    private static void string(ByteArrayOutputStream block, String text) {
        int length = text.length();
        if (length < 127) {
            block.write(length);
        } else {
            block.write(127);
            for (length -= 127; length >= 128; length /= 128) {
                block.write(length % 128 + 128);
            }
            block.write(length);
        }
        block.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Returns the next frame, or nothing where the connection is closed. */
    Optional<Frame> read() {
        byte[] header = socket.read(9);
        if (header.length < 9) {
            return Optional.empty();
        }
        ByteBuffer fields = ByteBuffer.wrap(header);
        int lengthAndType = fields.getInt();
        int flags = fields.get();
        int stream = fields.getInt();
        byte[] payload = socket.read(lengthAndType >>> 8);
        return Optional
                .of(new Frame(lengthAndType & 0xff, flags, stream, new String(payload, StandardCharsets.ISO_8859_1)));
    }

    /** Returns the frames up to the one that ends the stream, or resets it. */
    List<Frame> readStream(int stream) {
        List<Frame> frames = new ArrayList<>();
        while (true) {
            Frame frame = read().orElseThrow(() -> new AssertionError("closed, after " + frames));
            if (frame.stream() == stream) {
                frames.add(frame);
                if (frame.endsStream() || frame.type() == RST_STREAM) {
                    return frames;
                }
            }
        }
    }

    /** Returns the frames up to the end of the connection. */
    List<Frame> readToEnd() {
        List<Frame> frames = new ArrayList<>();
        try {
            for (Optional<Frame> frame = read(); frame.isPresent(); frame = read()) {
                frames.add(frame.get());
            }
        } catch (UncheckedIOException _) {
            // a reset is an end, too
        }
        return frames;
    }

    @Override
    public void close() {
        socket.close();
    }
}
