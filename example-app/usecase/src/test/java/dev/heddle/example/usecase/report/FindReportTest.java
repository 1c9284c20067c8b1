package dev.heddle.example.usecase.report;

import static dev.heddle.example.usecase.report.HeldSummaries.accounts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.heddle.domain.NotFound;
import dev.heddle.example.domain.report.Report;
import dev.heddle.example.domain.report.ReportEntry;
import dev.heddle.example.domain.report.ReportId;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FindReportTest {

    private final HeldSummaries summaries = new HeldSummaries();
    private final ReportService service = new ReportService(summaries);

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void execute_inTheMiddle_showsHowFarItHasCome() {
        ReportId id = service.start(accounts(10));
        summaries.letThrough(4);

        Report report = await().until(() -> service.find(id), found -> found.progress().done() == 4);

        assertThat(report.state()).isEqualTo(Report.State.RUNNING);
        assertThat(report.progress()).isEqualTo(new Report.Progress(4, 0, 0, 6));
        assertThat(report.entries()).hasSize(10)
                .anySatisfy(entry -> assertThat(entry).isInstanceOf(ReportEntry.Done.class))
                .last().isEqualTo(new ReportEntry.Waiting(HeldSummaries.account(10)));
    }

    @Test
    void execute_unknown_isNotFound() {
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> service.find(new ReportId(new UUID(0, 1))))
                .extracting(NotFound::code)
                .isEqualTo("report-not-found");
    }
}
