package dev.heddle.embedded.postgres;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what only looking tells: other processes and their files. */
final class Polling {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private Polling() {}

    /** Returns whether the condition came true within the limit; an interrupt ends the wait and leaves its flag set. */
    static boolean await(Duration limit, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > limit.toNanos() || !paused()) {
                return false;
            }
        }
        return true;
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
