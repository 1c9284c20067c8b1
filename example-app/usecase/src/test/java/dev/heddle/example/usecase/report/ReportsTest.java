package dev.heddle.example.usecase.report;

import static dev.heddle.example.usecase.report.HeldSummaries.accounts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.heddle.domain.NotFound;
import dev.heddle.example.domain.report.ReportId;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportsTest {

    private final HeldSummaries summaries = new HeldSummaries();
    private final ReportWorkers workers = new ReportWorkers(summaries, 2);
    private final Reports reports = new Reports(10);

    @BeforeEach
    void start() {
        workers.start();
    }

    @AfterEach
    void stop() {
        workers.stop();
    }

    @Test
    void add_moreAccountsThanAreKept_forgetsTheOldestEnded() {
        ReportId first = addEnded(5);
        ReportId second = addEnded(5);

        ReportId third = addEnded(1);

        assertForgotten(first);
        assertThat(reports.find(second).size()).isEqualTo(5);
        assertThat(reports.find(third).size()).isOne();
    }

    @Test
    void add_oldestStillRuns_forgetsTheNextThatEnded() {
        ReportId running = addRunning(1).id();
        await().until(() -> summaries.running() == 1);
        ReportId cancelled = addRunning(5).id();
        reports.find(cancelled).cancel();
        await().until(reports.find(cancelled)::isEnded);

        ReportId third = addRunning(6).id();
        ReportId fourth = addRunning(6).id();

        assertForgotten(cancelled);
        assertThat(reports.find(running).isEnded()).isFalse();
        assertThat(reports.find(third).isEnded()).isFalse();
        assertThat(reports.find(fourth).isEnded()).isFalse();
    }

    private ReportId addEnded(int accounts) {
        summaries.letThrough(accounts);
        ReportRun run = addRunning(accounts);
        await().until(run::isEnded);
        return run.id();
    }

    private ReportRun addRunning(int accounts) {
        ReportRun run = ReportRun.start(new ReportId(UUID.randomUUID()), ReportService.NOW, accounts(accounts),
                workers);
        reports.add(run);
        return run;
    }

    private void assertForgotten(ReportId id) {
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> reports.find(id));
    }
}
