package dev.heddle.example.usecase.report;

import dev.heddle.concurrency.CancellableContext;
import dev.heddle.concurrency.Context;
import dev.heddle.concurrency.Job;
import dev.heddle.concurrency.Outcome;
import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.report.AccountSummary;
import dev.heddle.example.domain.report.Report;
import dev.heddle.example.domain.report.ReportEntry;
import dev.heddle.example.domain.report.ReportId;
import java.time.Instant;
import java.util.List;

/** A report that is being made, or was: what it is called off by, and what its entries are read from. Thread-safe. */
final class ReportRun {

    private final ReportId id;
    private final Instant createdAt;
    private final CancellableContext context;
    private final List<Job<AccountId, AccountSummary>> jobs;

    private ReportRun(ReportId id, Instant createdAt, CancellableContext context,
            List<Job<AccountId, AccountSummary>> jobs) {
        this.id = id;
        this.createdAt = createdAt;
        this.context = context;
        this.jobs = jobs;
    }

    /**
     * Has the workers begin. The report outlives the request that asked for it, so its context is cancelled by nobody else;
     * it has neither a parent nor a deadline to be closed for.
     *
     * @throws TooManyReportsException if there is no room for it
     */
    static ReportRun start(ReportId id, Instant createdAt, List<AccountId> accounts, ReportWorkers workers) {
        CancellableContext context = Context.current().withoutCancel().withCancel();
        return new ReportRun(id, createdAt, context, context.call(() -> workers.submit(accounts)));
    }

    ReportId id() {
        return id;
    }

    int size() {
        return jobs.size();
    }

    /** Looks at the last ones first, which are the last to end. */
    boolean isEnded() {
        return jobs.reversed().stream().allMatch(Job::isDone);
    }

    /** Drops what waits and wakes what runs, without waiting for it; an ended one stays as it is. */
    void cancel() {
        if (!isEnded()) {
            context.cancel("the report was cancelled");
        }
    }

    Report report() {
        boolean cancelled = context.isCancelled();
        return new Report(id, createdAt, cancelled, jobs.stream().map(job -> entry(job, cancelled)).toList());
    }

    /** A job that was dropped has not ended before the workers come to it. */
    private static ReportEntry entry(Job<AccountId, AccountSummary> job, boolean cancelled) {
        if (!job.isDone()) {
            return cancelled ? new ReportEntry.Cancelled(job.job()) : new ReportEntry.Waiting(job.job());
        }
        return switch (job.outcome()) {
            case Outcome.Succeeded<AccountSummary>(AccountSummary summary) -> new ReportEntry.Done(summary);
            case Outcome.Failed<AccountSummary>(Throwable failure) -> Failures.entry(job.job(), failure);
            case Outcome.Cancelled<AccountSummary> _ -> new ReportEntry.Cancelled(job.job());
        };
    }
}
