package dev.heddle.delivery.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.time.Duration;

/** What is used of the timers of Vert.x. */
interface PartialVertx extends Vertx, Partial.Part {

    /**
     * How much longer what is timed may take. Whoever asks has no answer before the handler has ended, so nothing is gained by
     * haste; and where a test begins, classes are still being loaded.
     */
    int PATIENCE = 10;

    @Override
    default long setTimer(long millis, Handler<Long> handler) {
        local().thread().after(Duration.ofMillis(PATIENCE * millis), () -> handler.handle(0L));
        return 0;
    }

    /** A heartbeat finds out whether the caller is still there, and it is. */
    @Override
    default long setPeriodic(long millis, Handler<Long> handler) {
        return 0;
    }

    @Override
    default boolean cancelTimer(long id) {
        return false;
    }
}
