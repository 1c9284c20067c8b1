package dev.heddle.concurrency;

import java.util.concurrent.CountDownLatch;

/** A thread that waits until it is interrupted. */
final class Blocked {

    private Blocked() {}

    static void untilInterrupted() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    /** Waits until it is interrupted, and thinks nothing of it. */
    static void untilInterruptedButGoOn() {
        try {
            untilInterrupted();
        } catch (InterruptedException _) {
            // A task that ignores the cancel.
        }
    }

    /** Does something on another thread once the calling thread is blocked. */
    static Thread thenElsewhere(Runnable action) {
        Thread blocked = Thread.currentThread();
        return Thread.ofVirtual().start(() -> {
            Eventually.untilBlocked(blocked);
            action.run();
        });
    }
}
