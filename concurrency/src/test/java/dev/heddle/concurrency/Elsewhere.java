package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;

/** Something that another thread does, and what came of it. */
final class Elsewhere {

    private static final long MILLIS = 30_000;

    private final Thread thread;
    private volatile @Nullable Throwable thrown;
    private volatile boolean interrupted;

    private Elsewhere(Action<? extends Exception> action) {
        this.thread = Thread.ofVirtual().start(() -> attempt(action));
    }

    static Elsewhere run(Action<? extends Exception> action) {
        return new Elsewhere(action);
    }

    /** Starts something that is going to block, and waits until it does. */
    static Elsewhere block(Action<? extends Exception> action) {
        Elsewhere elsewhere = new Elsewhere(action);
        elsewhere.untilBlocked();
        return elsewhere;
    }

    private void attempt(Action<? extends Exception> action) {
        try {
            action.run();
        } catch (Throwable caught) {
            thrown = caught;
        }
        interrupted = Thread.currentThread().isInterrupted();
    }

    void untilBlocked() {
        Eventually.untilBlocked(thread);
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    void interrupt() {
        thread.interrupt();
    }

    /** Waits for its end, which must be one without an exception. */
    void end() {
        join();
        if (thrown != null) {
            throw new AssertionError("it failed elsewhere", thrown);
        }
    }

    /** Waits for its end, and gives what it threw. */
    Throwable thrown() {
        return requireNonNull(ended(), "it threw nothing");
    }

    /** Waits for its end, and gives what it threw if it did. */
    @Nullable
    Throwable ended() {
        join();
        return thrown;
    }

    /** Whether it left the thread's interrupt flag set. */
    boolean wasInterrupted() {
        join();
        return interrupted;
    }

    private void join() {
        try {
            thread.join(MILLIS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(thread.isAlive()).as("still blocked").isFalse();
    }
}
