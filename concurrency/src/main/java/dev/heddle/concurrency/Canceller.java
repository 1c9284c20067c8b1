package dev.heddle.concurrency;

/** Knows how to end a call that blocks, better than an interrupt does; for example {@code statement::cancel}. */
@FunctionalInterface
public interface Canceller {

    /**
     * Makes the blocked call return or throw soon. Called at most once for each region, by another thread than the one
     * that is blocked, and perhaps when that has just come back by itself. It may block: the region is not left before it
     * returns. What it throws goes to its thread's uncaught exception handler.
     */
    void cancel() throws Exception;
}
