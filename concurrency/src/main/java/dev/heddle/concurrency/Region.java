package dev.heddle.concurrency;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link Binding} knows of an entered {@link BlockingRegion}; guarded by the lock of the innermost binding, since
 * no other uses it.
 */
final class Region {

    private final @Nullable Region outer;
    private final @Nullable Canceller canceller;
    private final boolean hidInterrupt;
    private volatile @Nullable Thread cancelling;
    private @Nullable CancelCause cause;

    Region(@Nullable Region outer, @Nullable Canceller canceller, boolean hidInterrupt) {
        this.outer = outer;
        this.canceller = canceller;
        this.hidInterrupt = hidInterrupt;
    }

    @Nullable
    Region outer() {
        return outer;
    }

    boolean hidInterrupt() {
        return hidInterrupt;
    }

    boolean shielded() {
        return canceller == null || (outer != null && outer.shielded());
    }

    /** Why the canceller was called; null if it was not. */
    @Nullable
    CancelCause cause() {
        return cause;
    }

    /** Calls the canceller, once, on a thread of its own: it may block, and whoever cancels must not. */
    void wake(CancelCause cause) {
        Canceller toCall = canceller;
        if (toCall != null && this.cause == null && !shielded()) {
            this.cause = cause;
            cancelling = OwnedTask.threads("heddle-canceller").start(() -> call(toCall));
        }
    }

    private static void call(Canceller canceller) {
        try {
            canceller.cancel();
        } catch (Throwable thrown) {
            Uncaught.report(thrown);
        }
    }

    /** Waits for the canceller, if it was called. An interrupt that comes meanwhile is kept in the thread's flag. */
    void awaitCanceller() {
        Thread thread = cancelling;
        boolean interrupted = false;
        while (thread != null && thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
