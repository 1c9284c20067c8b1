package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

/**
 * A job of a {@link WorkerPool} failed; what it threw is the cause. The message does not show the job, which may hold
 * what belongs into no log.
 */
public final class JobFailedException extends RuntimeException {

    private final transient Object job;

    /** Creates the exception. */
    public JobFailedException(String pool, Object job, Throwable failure) {
        super("A job of '" + pool + "' failed: " + Failures.innermost(failure), failure);
        this.job = requireNonNull(job, "job is null");
    }

    /** The job that failed, as it was submitted. */
    public Object job() {
        return job;
    }
}
