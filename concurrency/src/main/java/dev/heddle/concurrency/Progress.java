package dev.heddle.concurrency;

/**
 * How far a {@link WorkerPool} has come; the numbers are read one after the other while it goes on.
 *
 * @param done      jobs that came to a result
 * @param failed    jobs that threw
 * @param cancelled jobs that were dropped, or gave up, because a context was cancelled
 * @param running   jobs that workers are at
 * @param waiting   jobs in the queue
 */
public record Progress(long done, long failed, long cancelled, long running, long waiting) {

    /** All jobs that were taken so far. */
    public long submitted() {
        return done + failed + cancelled + running + waiting;
    }
}
