package dev.heddle.example.usecase.report;

import static java.util.Objects.requireNonNull;

import dev.heddle.example.domain.report.Report;
import dev.heddle.example.domain.report.ReportId;
import dev.heddle.usecase.UseCase;

/**
 * Calls off a report ({@code report-not-found}): no further account is begun. A report that has ended already stays as it
 * is. What waited keeps its room until the workers come to it and pass over it.
 */
public final class CancelReport implements UseCase<ReportId, Report> {

    private final Reports reports;

    public CancelReport(Reports reports) {
        this.reports = requireNonNull(reports, "reports is null");
    }

    /** Does it, and tells how far the report had come; does not wait for the accounts that are being looked at. */
    @Override
    public Report execute(ReportId id) {
        ReportRun run = reports.find(id);
        run.cancel();
        return run.report();
    }
}
