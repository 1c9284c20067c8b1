package dev.heddle.testing.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Takes the body of an answer up to a limit of bytes, and up to one of server-sent events. */
final class GatheredBody extends OutputStream {

    static final int MAX_BYTES = 1 << 24;

    private final int maxEvents;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int events;
    private boolean isLineBegin = true;
    private boolean isEventBegun;
    private boolean tooLarge;

    GatheredBody(int maxEvents) {
        this.maxEvents = maxEvents;
    }

    @Override
    public void write(int b) throws IOException {
        if (isComplete()) {
            throw new IOException("The caller has hung up");
        }
        tooLarge = bytes.size() == MAX_BYTES;
        if (!tooLarge) {
            bytes.write(b);
            count(b);
        }
    }

    @Override
    public void write(byte[] piece, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            write(piece[i]);
        }
        if (isComplete()) {
            throw new IOException("The caller has hung up");
        }
    }

    /** Takes what comes, until there is no more or it is enough. */
    void takeFrom(InputStream in) throws IOException {
        byte[] piece = new byte[8_192];
        for (int length = in.read(piece); length >= 0 && !isComplete(); length = isComplete() ? -1 : in.read(piece)) {
            for (int i = 0; i < length && !isComplete(); i++) {
                write(piece[i]);
            }
        }
    }

    byte[] bytes() {
        if (tooLarge) {
            throw new IllegalStateException("The answer has more than " + MAX_BYTES
                    + " bytes: ask for less, or use a client that does not keep it");
        }
        return bytes.toByteArray();
    }

    private boolean isComplete() {
        return tooLarge || events >= maxEvents;
    }

    /** An event ends with an empty line, unless there was nothing but comments before it. */
    private void count(int b) {
        if (b != '\n') {
            isEventBegun |= isLineBegin && b != ':';
            isLineBegin = false;
        } else if (isLineBegin && isEventBegun) {
            events++;
            isEventBegun = false;
        } else {
            isLineBegin = true;
        }
    }
}
