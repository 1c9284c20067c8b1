package dev.heddle.delivery.http;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;

/** What is used of an event loop of Vert.x. */
interface PartialContext extends Context, Partial.Part {

    @Override
    @SuppressWarnings("NullAway") // Vert.x hands over null
    default void runOnContext(Handler<Void> action) {
        local().thread().run(() -> action.handle(null));
    }

    @Override
    default Vertx owner() {
        return local().vertx();
    }
}
