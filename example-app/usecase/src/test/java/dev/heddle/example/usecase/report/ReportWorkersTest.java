package dev.heddle.example.usecase.report;

import static dev.heddle.example.usecase.report.HeldSummaries.accounts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.heddle.concurrency.CancelCause;
import dev.heddle.concurrency.Job;
import dev.heddle.concurrency.LiveTasks;
import dev.heddle.concurrency.OpenOwner;
import dev.heddle.concurrency.Outcome;
import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.report.AccountSummary;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReportWorkersTest {

    private final HeldSummaries summaries = new HeldSummaries();
    private final ReportWorkers workers = new ReportWorkers(summaries, 2);

    @AfterEach
    void stop() {
        workers.stop();
    }

    @Test
    void stop_inTheMiddle_dropsAllAndLeavesNoTask() {
        workers.start();
        List<Job<AccountId, AccountSummary>> jobs = workers.submit(accounts(1_000));
        await().until(() -> summaries.running() == 2);
        assertThat(pools()).isOne();

        workers.stop();

        assertThat(summaries.running()).isZero();
        assertThat(jobs).extracting(Job::outcome)
                .containsOnly(new Outcome.Cancelled<>(new CancelCause.ShuttingDown()));
        assertThat(pools()).isZero();
    }

    @Test
    void stop_nothingStarted_doesNothing() {
        workers.stop();
        workers.stop();

        assertThat(pools()).isZero();
    }

    @Test
    void start_twice_isRefused() {
        workers.start();

        assertThatIllegalStateException().isThrownBy(workers::start).withMessage("The workers were started already");
    }

    @Test
    void workers_none_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ReportWorkers(summaries, 0))
                .withMessage("workers must be at least 1, actual: 0");
    }

    private static long pools() {
        return LiveTasks.owners().stream().map(OpenOwner::name).filter("reports"::equals).count();
    }
}
