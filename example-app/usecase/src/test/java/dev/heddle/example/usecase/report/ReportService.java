package dev.heddle.example.usecase.report;

import static org.awaitility.Awaitility.await;

import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.report.Report;
import dev.heddle.example.domain.report.ReportEntry;
import dev.heddle.example.domain.report.ReportId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** The three use cases around workers that run; closed by the test. */
final class ReportService implements AutoCloseable {

    static final int WORKERS = 3;
    static final Instant NOW = Instant.parse("2026-11-24T09:30:00Z");

    private final Reports reports = new Reports();
    private final ReportWorkers workers;
    private final StartReport startReport;
    private final FindReport findReport = new FindReport(reports);
    private final CancelReport cancelReport = new CancelReport(reports);

    ReportService(AccountSummaries summaries) {
        workers = new ReportWorkers(summaries, WORKERS);
        startReport = new StartReport(workers, reports, UUID::randomUUID, InstantSource.fixed(NOW));
        workers.start();
    }

    ReportId start(List<AccountId> accounts) {
        return startReport.execute(new StartReport.Command(accounts));
    }

    Report find(ReportId id) {
        return findReport.execute(id);
    }

    Report cancel(ReportId id) {
        return cancelReport.execute(id);
    }

    /** Waits until none of its accounts waits. */
    Report awaitEnd(ReportId id) {
        return await().until(() -> find(id),
                report -> report.entries().stream().noneMatch(ReportEntry.Waiting.class::isInstance));
    }

    @Override
    public void close() {
        workers.stop();
    }
}
