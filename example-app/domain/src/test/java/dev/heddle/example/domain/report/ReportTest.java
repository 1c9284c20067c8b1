package dev.heddle.example.domain.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.money.Money;
import dev.heddle.example.domain.report.Report.Progress;
import dev.heddle.example.domain.report.Report.State;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final AccountId ACCOUNT = new AccountId(new UUID(0, 1));
    private static final Money NOTHING = Money.zero(Currency.getInstance("EUR"));
    private static final ReportEntry DONE = new ReportEntry.Done(
            new AccountSummary(ACCOUNT, NOTHING, 0, NOTHING, NOTHING));
    private static final ReportEntry FAILED = new ReportEntry.Failed(ACCOUNT, "account-not-found", "There is none");
    private static final ReportEntry WAITING = new ReportEntry.Waiting(ACCOUNT);
    private static final ReportEntry CANCELLED = new ReportEntry.Cancelled(ACCOUNT);

    @Test
    void state_someWait_isRunning() {
        assertThat(report(false, DONE, FAILED, WAITING).state()).isEqualTo(State.RUNNING);
    }

    @Test
    void state_noneWaits_isDoneEvenIfSomeFailed() {
        assertThat(report(false, DONE, FAILED).state()).isEqualTo(State.DONE);
    }

    @Test
    void state_calledOff_isCancelledEvenIfNoneWasDropped() {
        assertThat(report(true, DONE, FAILED).state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void state_someDropped_isCancelled() {
        assertThat(report(false, DONE, CANCELLED).state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void progress_eachKind_isCounted() {
        Progress progress = report(true, DONE, FAILED, DONE, CANCELLED, WAITING, DONE, WAITING).progress();

        assertThat(progress).isEqualTo(new Progress(3, 1, 1, 2));
        assertThat(progress.accounts()).isEqualTo(7);
    }

    private static Report report(boolean cancelled, ReportEntry... entries) {
        return new Report(new ReportId(new UUID(0, 2)), Instant.EPOCH, cancelled, List.of(entries));
    }
}
