package dev.heddle.concurrency;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Waits for what another thread is about to do. */
final class Eventually {

    private static final Set<Thread.State> BLOCKED = Set.of(Thread.State.BLOCKED, Thread.State.WAITING,
            Thread.State.TIMED_WAITING);

    private Eventually() {}

    static void until(Callable<Boolean> condition) {
        Awaitility.with().dontCatchUncaughtExceptions().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(30))
                .until(condition);
    }

    static void untilBlocked(Thread thread) {
        until(() -> BLOCKED.contains(thread.getState()));
    }
}
