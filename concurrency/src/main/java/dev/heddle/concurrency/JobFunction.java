package dev.heddle.concurrency;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link WorkerPool} does with each job; called by several workers at a time.
 *
 * @param <J> the job
 * @param <R> what comes of it
 */
@FunctionalInterface
public interface JobFunction<J, R extends @Nullable Object> {

    /** Does the job. What it throws is the job's failure, and the worker goes on. */
    R apply(J job) throws Exception;
}
