package dev.heddle.concurrency;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the jobs of one pool. Adders, since one counter would be fought for by all workers; none of them ever goes down, and the
 * sums that are taken away are read first, or a job that comes while they are read could be missed.
 */
final class JobCount {

    private final LongAdder asked = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder done = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder cancelled = new LongAdder();
    private final LongAdder ended = new LongAdder();

    /** Counts a job before it is known whether it will be taken; if it is not, {@link #refused} must follow. */
    void asked() {
        asked.increment();
    }

    void refused() {
        refused.increment();
    }

    /** Counts how a job came out, before anybody can see that it did. */
    void cameOut(Outcome<?> outcome) {
        switch (outcome) {
            case Outcome.Succeeded<?> _ -> done.increment();
            case Outcome.Failed<?> _ -> failed.increment();
            case Outcome.Cancelled<?> _ -> cancelled.increment();
        }
    }

    /** Counts a job that nothing more is to be done for. */
    void ended() {
        ended.increment();
    }

    /** Whether nothing is left of what was asked; once the pool takes no more, this stays true but for moments. */
    boolean nothingLeft() {
        long gone = ended.sum() + refused.sum();
        return asked.sum() == gone;
    }

    boolean anyCancelled() {
        return cancelled.sum() > 0;
    }

    /**
     * Tells how far it has come.
     *
     * @param queued  jobs in the queue
     * @param waiting jobs whose submitters wait for room
     */
    Progress progress(long queued, long waiting) {
        long succeeded = done.sum();
        long threw = failed.sum();
        long dropped = cancelled.sum();
        long gone = succeeded + threw + dropped + refused.sum() + queued + waiting;
        return new Progress(succeeded, threw, dropped, Math.max(0, asked.sum() - gone), queued);
    }
}
