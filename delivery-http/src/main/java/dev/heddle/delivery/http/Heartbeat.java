package dev.heddle.delivery.http;

import io.vertx.core.Context;
import java.time.Duration;

/** Does something again and again on an event loop, from one period after its start until it is closed. */
final class Heartbeat implements AutoCloseable {

    private final Context eventLoop;
    private long timer;

    /** Starts; may be called by any thread. */
    Heartbeat(Context eventLoop, Duration period, Runnable beat) {
        this.eventLoop = eventLoop;
        eventLoop.runOnContext(_ -> timer = eventLoop.owner().setPeriodic(period.toMillis(), _ -> beat.run()));
    }

    /** Stops; may be called by any thread. */
    @Override
    public void close() {
        eventLoop.runOnContext(_ -> {
            boolean _ = eventLoop.owner().cancelTimer(timer);
        });
    }
}
