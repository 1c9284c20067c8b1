package dev.heddle.example.usecase.report;

import static java.lang.System.Logger.Level.ERROR;
import static java.util.Objects.requireNonNull;

import dev.heddle.concurrency.CancelCause;
import dev.heddle.concurrency.Job;
import dev.heddle.concurrency.Outcome;
import dev.heddle.concurrency.WorkerPool;
import dev.heddle.domain.NotFound;
import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.report.AccountSummary;
import dev.heddle.usecase.UnavailableException;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The workers that make all reports of the service: few, so that reports leave the database to those who wait for an answer. No
 * more than {@value #ROOM} accounts wait for them. Thread-safe; whoever starts it stops it.
 */
public final class ReportWorkers {

    /** How many accounts may be waiting or worked at, of all reports together. */
    static final int ROOM = 10_000;

    private static final System.Logger LOG = System.getLogger(ReportWorkers.class.getName());

    private final AccountSummaries summaries;
    private final int workers;
    private final Semaphore room = new Semaphore(ROOM);
    private @Nullable WorkerPool<AccountId, AccountSummary> pool;

    /**
     * Creates workers that are not started yet.
     *
     * @param workers how many accounts are looked at at a time, at least 1
     */
    public ReportWorkers(AccountSummaries summaries, int workers) {
        this.summaries = requireNonNull(summaries, "summaries is null");
        if (workers < 1) {
            throw new IllegalArgumentException("workers must be at least 1, actual: " + workers);
        }
        this.workers = workers;
    }

    /**
     * Makes the workers ready.
     *
     * @throws IllegalStateException if they are already
     */
    public synchronized void start() {
        if (pool != null) {
            throw new IllegalStateException("The workers were started already");
        }
        pool = WorkerPool.builder().name("reports").workers(workers).queue(ROOM).open(this::summarize, this::ended);
    }

    /** Cancels all reports, and returns once nothing of them runs any more; does nothing where nothing was started. */
    public void stop() {
        WorkerPool<AccountId, AccountSummary> open = takePool();
        if (open != null) {
            open.abort(new CancelCause.ShuttingDown());
        }
    }

    private synchronized @Nullable WorkerPool<AccountId, AccountSummary> takePool() {
        WorkerPool<AccountId, AccountSummary> open = pool;
        pool = null;
        return open;
    }

    /**
     * Takes accounts, all or none of them, to be summed up under the current context. Does not wait.
     *
     * @throws TooManyReportsException if there is no room for all of them
     * @throws UnavailableException if the workers are not started, or stopped
     */
    synchronized List<Job<AccountId, AccountSummary>> submit(List<AccountId> accounts) {
        if (pool == null) {
            throw new UnavailableException("Reports are made while the service runs, and it does not", null);
        }
        if (!room.tryAcquire(accounts.size())) {
            throw new TooManyReportsException(accounts.size(), room.availablePermits());
        }
        return accounts.stream().map(pool::submit).toList();
    }

    private AccountSummary summarize(AccountId account) {
        return summaries.find(account).orElseThrow(() -> NotFound.of("account", account));
    }

    private void ended(Job<AccountId, AccountSummary> job) {
        room.release();
        if (job.outcome() instanceof Outcome.Failed<AccountSummary>(Throwable failure)
                && Failures.isUnforeseen(failure)) {
            LOG.log(ERROR, "Unable to sum up account " + job.job(), failure);
        }
    }
}
