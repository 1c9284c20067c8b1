package dev.heddle.example.usecase.report;

import static java.util.Objects.requireNonNull;

import dev.heddle.domain.Violations;
import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.report.ReportId;
import dev.heddle.usecase.IdGenerator;
import dev.heddle.usecase.UseCase;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Starts a report on many accounts, which goes on when the caller has its answer. An account that can't be summed up is an entry
 * that says why.
 */
public final class StartReport implements UseCase<StartReport.Command, ReportId> {

    private final ReportWorkers workers;
    private final Reports reports;
    private final IdGenerator ids;
    private final InstantSource clock;

    public StartReport(ReportWorkers workers, Reports reports, IdGenerator ids, InstantSource clock) {
        this.workers = requireNonNull(workers, "workers is null");
        this.reports = requireNonNull(reports, "reports is null");
        this.ids = requireNonNull(ids, "ids is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Does it, without waiting for the report.
     *
     * @throws TooManyReportsException if there is no room for it now; nothing was started then
     */
    @Override
    public ReportId execute(Command command) {
        ReportRun run = ReportRun.start(new ReportId(ids.next()), clock.instant(), command.accounts(), workers);
        reports.add(run);
        return run.id();
    }

    /** On which accounts to report, each of them once. */
    public record Command(List<AccountId> accounts) {

        /** The largest report. */
        public static final int MAX_ACCOUNTS = ReportWorkers.ROOM;

        public Command {
            accounts = List.copyOf(accounts);
            if (accounts.isEmpty() || accounts.size() > MAX_ACCOUNTS) {
                throw new IllegalArgumentException(
                        "accounts must be between 1 and " + MAX_ACCOUNTS + ", actual: " + accounts.size());
            }
            if (!differ(accounts)) {
                throw new IllegalArgumentException("accounts must differ");
            }
        }

        /**
         * Checks what a caller sent; null stands for what is missing.
         *
         * @throws dev.heddle.domain.Invalid with every violation
         */
        public static Command of(@Nullable List<? extends @Nullable UUID> accounts) {
            boolean given = accounts != null && !accounts.isEmpty() && accounts.size() <= MAX_ACCOUNTS
                    && accounts.stream().noneMatch(id -> id == null);
            new Violations()
                    .check(given, "accounts", "must be a list of 1 to " + MAX_ACCOUNTS + " ids of accounts")
                    .check(!given || differ(requireNonNull(accounts)), "accounts", "must name each account once")
                    .throwIfAny();
            return new Command(requireNonNull(accounts).stream().map(id -> new AccountId(requireNonNull(id))).toList());
        }

        private static boolean differ(List<?> accounts) {
            return new HashSet<>(accounts).size() == accounts.size();
        }
    }
}
