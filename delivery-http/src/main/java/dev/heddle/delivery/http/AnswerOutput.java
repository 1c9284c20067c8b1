package dev.heddle.delivery.http;

import dev.heddle.concurrency.Context;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;

/** The body of an answer as a stream. Not thread-safe. */
final class AnswerOutput extends OutputStream {

    private static final int BUFFER_BYTES = 16_384;

    private final StreamedAnswer answer;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int count;

    AnswerOutput(StreamedAnswer answer) {
        this.answer = answer;
    }

    @Override
    public void write(int b) throws IOException {
        if (count == BUFFER_BYTES) {
            flush();
        }
        buffer[count++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            if (count == BUFFER_BYTES) {
                flush();
            }
            int part = Math.min(left, BUFFER_BYTES - count);
            System.arraycopy(bytes, from, buffer, count, part);
            count += part;
            from += part;
            left -= part;
        }
    }

    @Override
    public void flush() throws IOException {
        if (count == 0) {
            return;
        }
        try {
            byte[] piece = Arrays.copyOf(buffer, count);
            count = 0;
            answer.write(piece);
        } catch (InterruptedException e) {
            Context.current().throwIfCancelled();
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("Interrupted while writing to the caller").initCause(e);
        }
    }
}
