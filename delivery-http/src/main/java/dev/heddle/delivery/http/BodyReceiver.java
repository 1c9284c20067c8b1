package dev.heddle.delivery.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/** Gathers the body of one request on its event loop, and never more of it than the limit. */
final class BodyReceiver {

    private final Exchange exchange;
    private final int maxBytes;
    private final long maxReceived;
    private final MemoryBudget.Share share;
    private final Consumer<byte[]> receiver;
    private Buffer body = Buffer.buffer();
    private boolean refused;

    BodyReceiver(Exchange exchange, int maxBytes, MemoryBudget.Share share, Consumer<byte[]> receiver) {
        this.exchange = exchange;
        this.maxBytes = maxBytes;
        this.maxReceived = maxReceived(exchange.incoming(), maxBytes);
        this.share = share;
        this.receiver = receiver;
    }

    void receive() {
        HttpServerRequest incoming = exchange.incoming();
        incoming.handler(this::append);
        incoming.endHandler(_ -> complete());
        incoming.exceptionHandler(_ -> refused = true);
        exchange.askForBody();
    }

    /** Returns whether a body says of itself that it is too large; of one that says nothing, counting what comes will tell. */
    static boolean isDeclaredTooLarge(HttpServerRequest incoming, int maxBytes) {
        String contentLength = incoming.getHeader("Content-Length");
        try {
            return contentLength != null && Long.parseLong(contentLength) > maxReceived(incoming, maxBytes);
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private static long maxReceived(HttpServerRequest incoming, int maxBytes) {
        return Gzip.is(incoming.getHeader("Content-Encoding")) ? Gzip.maxEncoded(maxBytes) : maxBytes;
    }

    private void append(Buffer chunk) {
        if (refused || exchange.isAnswered()) {
            body = Buffer.buffer();
            return;
        }
        share.takes(chunk.length());
        if (body.length() + chunk.length() > maxReceived) {
            refuse();
        } else {
            body.appendBuffer(chunk);
        }
    }

    private void complete() {
        if (!refused) {
            receiver.accept(body.getBytes());
        }
    }

    private void refuse() {
        refused = true;
        exchange.answerAndClose(tooLarge(maxBytes).response());
    }

    static ProblemException tooLarge(long maxBytes) {
        return ProblemException.of(413, "body-too-large", "The body must be at most " + maxBytes + " bytes");
    }
}
