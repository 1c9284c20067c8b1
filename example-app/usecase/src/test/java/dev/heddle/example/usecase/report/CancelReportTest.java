package dev.heddle.example.usecase.report;

import static dev.heddle.example.usecase.report.HeldSummaries.accounts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.heddle.domain.NotFound;
import dev.heddle.example.domain.report.Report;
import dev.heddle.example.domain.report.Report.Progress;
import dev.heddle.example.domain.report.ReportId;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CancelReportTest {

    private final HeldSummaries summaries = new HeldSummaries();
    private final ReportService service = new ReportService(summaries);

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void execute_inTheMiddle_wakesWhatRunsAndBeginsNothingMore() {
        ReportId id = service.start(accounts(10_000));
        summaries.letThrough(100);
        await().until(() -> service.find(id).progress().done() == 100 && summaries.running() == ReportService.WORKERS);

        Report cancelled = service.cancel(id);

        assertThat(cancelled.state()).isEqualTo(Report.State.CANCELLED);
        assertThat(cancelled.progress()).isEqualTo(new Progress(100, 0, 9_900, 0));
        await().until(() -> summaries.running() == 0);
        assertThat(service.find(id)).isEqualTo(cancelled);
        assertThat(summaries.begun()).isEqualTo(100 + ReportService.WORKERS);
    }

    @Test
    void execute_twice_isTheSame() {
        ReportId id = service.start(accounts(10));
        Report first = service.cancel(id);

        assertThat(service.cancel(id)).isEqualTo(first);
    }

    @Test
    void execute_ended_staysDone() {
        summaries.letAllThrough();
        ReportId id = service.start(accounts(10));
        Report ended = service.awaitEnd(id);

        assertThat(service.cancel(id)).isEqualTo(ended);
        assertThat(ended.state()).isEqualTo(Report.State.DONE);
    }

    @Test
    void execute_oneOfTwo_leavesTheOtherAndMakesRoom() {
        ReportId first = service.start(accounts(6_000));
        ReportId second = service.start(accounts(4_000));

        service.cancel(first);

        ReportId third = await().ignoreException(TooManyReportsException.class)
                .until(() -> service.start(accounts(6_000)), id -> true);
        summaries.letAllThrough();
        assertThat(service.awaitEnd(second).progress().done()).isEqualTo(4_000);
        assertThat(service.awaitEnd(third).progress().done()).isEqualTo(6_000);
    }

    @Test
    void execute_unknown_isNotFound() {
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> service.cancel(new ReportId(new UUID(0, 1))))
                .withMessage("There is no report 00000000-0000-0000-0000-000000000001")
                .extracting(NotFound::code)
                .isEqualTo("report-not-found");
    }
}
