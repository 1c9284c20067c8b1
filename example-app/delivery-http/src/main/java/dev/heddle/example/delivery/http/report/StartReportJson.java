package dev.heddle.example.delivery.http.report;

import dev.heddle.example.usecase.report.StartReport;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record StartReportJson(@Nullable List<@Nullable UUID> accounts) {

    StartReport.Command toCommand() {
        return StartReport.Command.of(accounts);
    }
}
