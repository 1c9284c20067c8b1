package dev.heddle.example.delivery.http.report;

import dev.heddle.example.domain.report.AccountSummary;
import dev.heddle.example.domain.report.Report;
import dev.heddle.example.domain.report.Report.Progress;
import dev.heddle.example.domain.report.ReportEntry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

record ReportJson(UUID id, String state, Instant createdAt, ProgressJson progress, List<ResultJson> results,
        List<FailureJson> failures) {

    static ReportJson from(Report report) {
        return new ReportJson(report.id().value(), state(report.state()), report.createdAt(),
                ProgressJson.from(report.progress()), results(report), failures(report));
    }

    private static String state(Report.State state) {
        return switch (state) {
            case RUNNING -> "running";
            case DONE -> "done";
            case CANCELLED -> "cancelled";
        };
    }

    private static List<ResultJson> results(Report report) {
        return report.entries().stream()
                .filter(ReportEntry.Done.class::isInstance)
                .map(entry -> ResultJson.from(((ReportEntry.Done) entry).summary()))
                .toList();
    }

    private static List<FailureJson> failures(Report report) {
        return report.entries().stream()
                .filter(ReportEntry.Failed.class::isInstance)
                .map(entry -> FailureJson.from((ReportEntry.Failed) entry))
                .toList();
    }

    record ProgressJson(int accounts, int done, int failed, int cancelled, int waiting) {

        static ProgressJson from(Progress progress) {
            return new ProgressJson(progress.accounts(), progress.done(), progress.failed(), progress.cancelled(),
                    progress.waiting());
        }
    }

    record ResultJson(UUID account, String currency, long balance, long transactions, long received, long sent) {

        static ResultJson from(AccountSummary summary) {
            return new ResultJson(summary.account().value(), summary.balance().currency().getCurrencyCode(),
                    summary.balance().amount(), summary.transactions(), summary.received().amount(),
                    summary.sent().amount());
        }
    }

    record FailureJson(UUID account, String code, String detail) {

        static FailureJson from(ReportEntry.Failed failed) {
            return new FailureJson(failed.account().value(), failed.code(), failed.reason());
        }
    }
}
