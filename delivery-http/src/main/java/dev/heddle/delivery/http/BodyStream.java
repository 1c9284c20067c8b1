package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import dev.heddle.concurrency.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request as it comes. No more is taken from the connection than is read: one piece at a time, so that what is
 * in memory is bounded, and a caller that sends faster than this is read has to wait. It is for the handler's thread.
 */
final class BodyStream extends InputStream implements Body {

    private final Exchange exchange;
    private final long maxBytes;
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private byte[] current = new byte[0];
    private int position;
    private long received;
    private boolean asked;
    private @Nullable Piece last;

    private BodyStream(Exchange exchange, long maxBytes) {
        this.exchange = exchange;
        this.maxBytes = maxBytes;
    }

    /** Holds the body back until it is read; on the event loop. */
    static BodyStream of(Exchange exchange, long maxBytes) {
        BodyStream stream = new BodyStream(exchange, maxBytes);
        HttpServerRequest incoming = exchange.incoming();
        exchange.rest().holdBack();
        exchange.whenRefused(() -> stream.add(new Broken(new IOException("The request was refused"))));
        incoming.handler(buffer -> stream.add(new Bytes(buffer)));
        incoming.endHandler(_ -> stream.add(new End()));
        incoming.exceptionHandler(thrown -> stream.add(new Broken(thrown)));
        return stream;
    }

    @Override
    public InputStream stream() {
        return this;
    }

    @Override
    public byte[] bytes() {
        try {
            return readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == current.length && !advance()) {
            return -1;
        }
        int count = Math.min(length, current.length - position);
        System.arraycopy(current, position, bytes, offset, count);
        position += count;
        return count;
    }

    /** Takes the next piece; tells whether there is one. */
    private boolean advance() throws IOException {
        if (last == null) {
            askOnce();
            exchange.rest().fetch();
        }
        return switch (last == null ? take() : last) {
            case Bytes(Buffer buffer) -> {
                current = counted(buffer).getBytes();
                position = 0;
                yield true;
            }
            case End end -> {
                last = end;
                yield false;
            }
            case Broken broken -> {
                last = broken;
                throw new BodyBrokenOffException(broken.cause());
            }
        };
    }

    private void askOnce() {
        if (!asked) {
            asked = true;
            exchange.askForBody();
        }
    }

    private Piece take() throws IOException {
        try {
            return pieces.take();
        } catch (InterruptedException e) {
            Context.current().throwIfCancelled();
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("Interrupted while waiting for the body").initCause(e);
        }
    }

    private Buffer counted(Buffer buffer) {
        received += buffer.length();
        if (received > maxBytes) {
            throw BodyReceiver.tooLarge(maxBytes);
        }
        return buffer;
    }

    private void add(Piece piece) {
        boolean _ = pieces.add(requireNonNull(piece));
    }

    private sealed interface Piece permits Bytes, End, Broken {}

    private record Bytes(Buffer buffer) implements Piece {}

    private record End() implements Piece {}

    private record Broken(Throwable cause) implements Piece {}
}
