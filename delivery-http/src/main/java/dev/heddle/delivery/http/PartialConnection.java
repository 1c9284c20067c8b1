package dev.heddle.delivery.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;

/** What is used of a connection of Vert.x. */
interface PartialConnection extends HttpConnection, Partial.Part {

    @Override
    default Future<Void> close() {
        local().answer().close();
        return Future.succeededFuture();
    }
}
