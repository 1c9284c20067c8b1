package dev.heddle.concurrency;

import org.jspecify.annotations.Nullable;

/**
 * A job that was submitted to a {@link WorkerPool}. Any thread may ask.
 *
 * @param <J> what was submitted
 * @param <R> what comes of it
 */
public sealed interface Job<J, R extends @Nullable Object> permits PoolJob {

    /** What was submitted. */
    J job();

    /** Whether it has ended, in whatever way. */
    boolean isDone();

    /**
     * Waits until it has ended, and tells how. From inside a job of the same pool, one that is still in the queue is done at once, on the
     * calling thread: so jobs may wait for jobs.
     *
     * @throws CancelledException if the calling thread's context is cancelled, or the thread is interrupted, while it
     *                            waits; the job goes on
     */
    Outcome<R> outcome();

    /**
     * Waits as {@link #outcome()} does, and gives the result.
     *
     * @throws CancelledException if the job was cancelled, or the wait was
     * @throws JobFailedException if it failed
     */
    R result();
}
