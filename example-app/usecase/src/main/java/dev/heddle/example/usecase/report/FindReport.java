package dev.heddle.example.usecase.report;

import static java.util.Objects.requireNonNull;

import dev.heddle.example.domain.report.Report;
import dev.heddle.example.domain.report.ReportId;
import dev.heddle.usecase.UseCase;

/** Shows how far a report has come, and what it has found out ({@code report-not-found}). */
public final class FindReport implements UseCase<ReportId, Report> {

    private final Reports reports;

    public FindReport(Reports reports) {
        this.reports = requireNonNull(reports, "reports is null");
    }

    @Override
    public Report execute(ReportId id) {
        return reports.find(id).report();
    }
}
