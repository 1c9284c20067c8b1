package dev.heddle.example.domain.report;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * A report on many accounts, as it stands at one moment.
 *
 * @param cancelled whether somebody has called it off, even if no account was dropped by it
 * @param entries one for each account, in the order in which they were asked for
 */
public record Report(ReportId id, Instant createdAt, boolean cancelled, List<ReportEntry> entries) {

    public Report {
        requireNonNull(id, "id is null");
        requireNonNull(createdAt, "createdAt is null");
        entries = List.copyOf(entries);
    }

    /** Returns whether it is still being made. */
    public State state() {
        if (cancelled || count(ReportEntry.Cancelled.class) > 0) {
            return State.CANCELLED;
        }
        return count(ReportEntry.Waiting.class) > 0 ? State.RUNNING : State.DONE;
    }

    /** Returns how far it has come. */
    public Progress progress() {
        return new Progress(count(ReportEntry.Done.class), count(ReportEntry.Failed.class),
                count(ReportEntry.Cancelled.class), count(ReportEntry.Waiting.class));
    }

    private int count(Class<? extends ReportEntry> kind) {
        return (int) entries.stream().filter(kind::isInstance).count();
    }

    /** What becomes of a report. */
    public enum State {
        /** Accounts are being looked at, or wait for it. */
        RUNNING,
        /** Each account was looked at. */
        DONE,
        /** It was called off, or the service stopped, before each account was looked at. */
        CANCELLED
    }

    /**
     * How many accounts are in which state.
     *
     * @param done those that were summed up
     * @param failed those that could not be
     * @param cancelled those that were dropped
     * @param waiting those that are yet to be looked at, or are being looked at
     */
    public record Progress(int done, int failed, int cancelled, int waiting) {

        /** Returns how many there are. */
        public int accounts() {
            return done + failed + cancelled + waiting;
        }
    }
}
