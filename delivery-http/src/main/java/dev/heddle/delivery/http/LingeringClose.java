package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/**
 * Closes a connection whose caller may still be sending. Closing at once would reset it, and the reset can overtake the
 * answer (RFC 9112, section 9.6); so what still comes is read and dropped for a while.
 */
final class LingeringClose {

    private static final long LINGER_MILLIS = 1_000;

    static void of(HttpServerRequest incoming) {
        if (incoming.version() == HttpVersion.HTTP_2) {
            incoming.response().reset();
            return;
        }
        if (incoming.isEnded()) {
            incoming.connection().close();
            return;
        }
        incoming.handler(_ -> {});
        incoming.exceptionHandler(_ -> {});
        incoming.endHandler(_ -> incoming.connection().close());
        requireNonNull(Vertx.currentContext()).owner().setTimer(LINGER_MILLIS, _ -> incoming.connection().close());
    }

    private LingeringClose() {}
}
