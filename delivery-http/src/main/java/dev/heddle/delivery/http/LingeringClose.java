package dev.heddle.delivery.http;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;

/**
 * Closes a connection, or a stream of HTTP/2, whose caller may still be sending. Closing at once would reset it, and the
 * reset can overtake the answer (RFC 9112, section 9.6); so what still comes is read and dropped for a while.
 */
final class LingeringClose {

    private static final long LINGER_MILLIS = 500;

    /** Closes after the rest of the request, or after the time if that is earlier. */
    static void afterRest(HttpServerRequest incoming, Context eventLoop, Runnable close) {
        if (incoming.isEnded()) {
            close.run();
            return;
        }
        incoming.handler(_ -> {});
        incoming.exceptionHandler(_ -> {});
        incoming.endHandler(_ -> close.run());
        afterTime(eventLoop, () -> {
            if (!incoming.isEnded()) {
                close.run();
            }
        });
    }

    static void afterTime(Context eventLoop, Runnable close) {
        eventLoop.owner().setTimer(LINGER_MILLIS, _ -> close.run());
    }

    private LingeringClose() {}
}
