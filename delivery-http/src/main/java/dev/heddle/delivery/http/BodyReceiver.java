package dev.heddle.delivery.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gathers the body of one request on its event loop, and never more of it than the limit. */
final class BodyReceiver {

    private final Exchange exchange;
    private final int maxBytes;
    private final long maxReceived;
    private final Consumer<byte[]> receiver;
    private final Buffer body = Buffer.buffer();
    private boolean refused;

    BodyReceiver(Exchange exchange, int maxBytes, Consumer<byte[]> receiver) {
        this.exchange = exchange;
        this.maxBytes = maxBytes;
        this.maxReceived = Gzip.is(exchange.incoming().getHeader("Content-Encoding"))
                ? Gzip.maxEncoded(maxBytes)
                : maxBytes;
        this.receiver = receiver;
    }

    void receive() {
        HttpServerRequest incoming = exchange.incoming();
        if (isDeclaredTooLarge(incoming.getHeader("Content-Length"))) {
            refuse();
            return;
        }
        incoming.handler(this::append);
        incoming.endHandler(_ -> complete());
        incoming.exceptionHandler(_ -> refused = true);
        exchange.askForBody();
    }

    private boolean isDeclaredTooLarge(@Nullable String contentLength) {
        try {
            return contentLength != null && Long.parseLong(contentLength) > maxReceived;
        } catch (NumberFormatException _) {
            return false; // then counting what comes will tell
        }
    }

    private void append(Buffer chunk) {
        if (refused) {
            return;
        }
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
