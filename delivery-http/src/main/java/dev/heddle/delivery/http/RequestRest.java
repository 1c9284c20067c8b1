package dev.heddle.delivery.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;

/** What has not been taken of a request from its connection. */
final class RequestRest {

    private final HttpServerRequest incoming;
    private final Context eventLoop;
    private volatile boolean heldBack;

    RequestRest(HttpServerRequest incoming, Context eventLoop) {
        this.incoming = incoming;
        this.eventLoop = eventLoop;
    }

    /** Takes nothing more, but by {@link #fetch}; on the event loop. */
    void holdBack() {
        heldBack = true;
        incoming.pause();
    }

    /** Takes the next piece, when there is one. */
    void fetch() {
        eventLoop.runOnContext(_ -> {
            if (!incoming.isEnded()) {
                incoming.fetch(1);
            }
        });
    }

    /** Returns whether there is more than was taken. */
    boolean isLeft() {
        return heldBack && !incoming.isEnded();
    }

    /** Lets what comes next be the frames of a WebSocket; on the event loop, of a request that was held back. */
    Future<ServerWebSocket> toWebSocket() {
        heldBack = false;
        if (incoming.response().closed()) {
            return Future.failedFuture("The caller is gone");
        }
        // Vert.x has a promise of its own that it would complete twice where the caller leaves meanwhile.
        Promise<ServerWebSocket> opened = Promise.promise();
        Future<ServerWebSocket> _ = incoming.toWebSocket()
                .onSuccess(socket -> opened.tryComplete(socket))
                .onFailure(opened::tryFail);
        incoming.exceptionHandler(opened::tryFail);
        return opened.future();
    }

    /**
     * Drops what was held back until now, which must not hold up the next request.
     *
     * @param hasNoBody whether that is the next request already
     * @param close closes what a body came on that nobody has read
     */
    void drop(boolean hasNoBody, Runnable close) {
        if (heldBack) {
            eventLoop.runOnContext(_ -> dropNow(hasNoBody, close));
        }
    }

    private void dropNow(boolean hasNoBody, Runnable close) {
        heldBack = false;
        if (incoming.isEnded()) {
            return;
        }
        if (!hasNoBody) {
            LingeringClose.afterRest(incoming, eventLoop, close);
        }
        incoming.resume();
    }
}
