package dev.heddle.delivery.http;

import io.netty.buffer.ByteBuf;

/** Finds the frames of HTTP/2 in bytes that go by, of which it takes none. For one thread only. */
final class Http2Frames {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int GOAWAY = 7;
    static final int CONTINUATION = 9;

    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;

    private static final int HEADER_BYTES = 9;

    private final Listener listener;
    private int bytesToSkip;
    private int headerBytes;
    private long lengthTypeAndFlags;
    private int stream;
    private int payloadLeft;

    /** Is told of each frame. */
    interface Listener {

        /** Notes that a frame's own header is there. */
        void begins(int type, int flags, int stream, int length);

        /** Notes that all of it is there. */
        void ends(int type, int flags);
    }

    /**
     * Begins.
     *
     * @param bytesToSkip how long what comes before the first frame is
     */
    Http2Frames(int bytesToSkip, Listener listener) {
        this.bytesToSkip = bytesToSkip;
        this.listener = listener;
    }

    /** Returns whether the next byte is the first one of a frame. */
    boolean isBetweenFrames() {
        return headerBytes == 0;
    }

    void pass(ByteBuf bytes) {
        int index = bytes.readerIndex() + skip(bytes.readableBytes());
        while (index < bytes.writerIndex()) {
            if (headerBytes < HEADER_BYTES) {
                header(bytes.getByte(index) & 0xff);
                index++;
            } else {
                int passed = Math.min(payloadLeft, bytes.writerIndex() - index);
                index += passed;
                payloadLeft -= passed;
                endIfComplete();
            }
        }
    }

    private int skip(int available) {
        int skipped = Math.min(bytesToSkip, available);
        bytesToSkip -= skipped;
        return skipped;
    }

    private void header(int next) {
        if (headerBytes < 5) {
            lengthTypeAndFlags = (lengthTypeAndFlags << 8) | next;
        } else {
            stream = (stream << 8) | next;
        }
        headerBytes++;
        if (headerBytes == HEADER_BYTES) {
            payloadLeft = (int) (lengthTypeAndFlags >> 16);
            listener.begins(type(), flags(), stream & Integer.MAX_VALUE, payloadLeft);
            endIfComplete();
        }
    }

    private void endIfComplete() {
        if (payloadLeft == 0) {
            listener.ends(type(), flags());
            headerBytes = 0;
            lengthTypeAndFlags = 0;
            stream = 0;
        }
    }

    private int type() {
        return (int) (lengthTypeAndFlags >> 8) & 0xff;
    }

    private int flags() {
        return (int) lengthTypeAndFlags & 0xff;
    }
}
