package dev.heddle.delivery.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.util.concurrent.ExecutionException;

/** An answer whose head is sent, and whose body is being written, one piece at a time. */
final class StreamedAnswer {

    private final Exchange exchange;
    private final HttpServerResponse outgoing;

    /** What was written last; a heartbeat is only sent when there is nothing on its way. */
    private volatile Future<Void> last;

    StreamedAnswer(Exchange exchange, HttpServerResponse outgoing, Future<Void> head) {
        this.exchange = exchange;
        this.outgoing = outgoing;
        this.last = head;
    }

    /** Writes, and waits until the connection has taken it. */
    void write(byte[] bytes) throws IOException, InterruptedException {
        if (exchange.hasBody()) {
            last = outgoing.write(Buffer.buffer(bytes));
            await();
        }
    }

    private void await() throws IOException, InterruptedException {
        try {
            last.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException e) {
            exchange.lost();
            throw new IOException("Unable to write to the caller", e.getCause());
        }
    }

    /** Writes what means nothing to the caller, unless something is on its way; on the event loop. */
    void beat(Buffer comment) {
        if (last.isComplete() && !exchange.isOver()) {
            last = outgoing.write(comment);
        }
    }

    /** Says that the body is whole. */
    void end() {
        exchange.endStreamed();
    }

    /** Lets the caller see that the body is not whole. */
    void abort() {
        exchange.abort();
    }
}
