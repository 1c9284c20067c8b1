package dev.heddle.delivery.http;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** An answer without a connection, on its way to the caller. Thread-safe. */
final class GatheredAnswer {

    private final OutputStream body;
    private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    private final CompletableFuture<LocalAnswer> whole = new CompletableFuture<>();
    private int status;

    GatheredAnswer(OutputStream body) {
        this.body = body;
    }

    synchronized void status(int status) {
        this.status = status;
    }

    synchronized int status() {
        return status;
    }

    /** Returns the headers, which belong to whoever has claimed the answer. */
    MultiMap headers() {
        return headers;
    }

    /** Hands a piece over; where the caller does not take it, it is gone with what it has. */
    synchronized Future<Void> write(Buffer piece) {
        if (whole.isDone()) {
            return Future.failedFuture(new IOException("The caller is gone"));
        }
        try {
            body.write(piece.getBytes());
            return Future.succeededFuture();
        } catch (IOException e) {
            end();
            return Future.failedFuture(e);
        }
    }

    synchronized void end() {
        boolean _ = whole.complete(new LocalAnswer(status, byName()));
    }

    /** Breaks off, unless it is whole. */
    void close() {
        boolean _ = whole.completeExceptionally(
                new IOException("The answer broke off before it was whole; the log may say why"));
    }

    boolean isDone() {
        return whole.isDone();
    }

    LocalAnswer await() {
        try {
            return whole.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IOException broken ? new UncheckedIOException(broken) : e;
        }
    }

    private Map<String, List<String>> byName() {
        Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.names().forEach(name -> byName.put(name, headers.getAll(name)));
        return byName;
    }
}
