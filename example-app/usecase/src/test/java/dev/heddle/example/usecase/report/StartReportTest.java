package dev.heddle.example.usecase.report;

import static dev.heddle.example.usecase.report.HeldSummaries.account;
import static dev.heddle.example.usecase.report.HeldSummaries.accounts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.heddle.concurrency.CancellableContext;
import dev.heddle.concurrency.Context;
import dev.heddle.domain.RuleBroken;
import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.report.AccountSummary;
import dev.heddle.example.domain.report.Report;
import dev.heddle.example.domain.report.ReportEntry;
import dev.heddle.example.domain.report.ReportId;
import dev.heddle.usecase.UnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StartReportTest {

    private final HeldSummaries summaries = new HeldSummaries();
    private final ReportService service = new ReportService(summaries);

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void execute_thousandsOfAccounts_areSummedUpInTheOrderOfTheRequest() {
        List<AccountId> accounts = accounts(10_000);
        summaries.letAllThrough();

        ReportId id = service.start(accounts);

        List<ReportEntry> expected = accounts.stream().map(HeldSummaries::summary)
                .<ReportEntry>map(ReportEntry.Done::new).toList();
        assertThat(service.awaitEnd(id)).isEqualTo(new Report(id, ReportService.NOW, false, expected));
        assertThat(summaries.mostRunning()).isBetween(1, ReportService.WORKERS);
    }

    @Test
    void execute_whileTheAccountsWait_returnsAtOnce() {
        ReportId id = service.start(accounts(100));

        await().until(summaries::running, running -> running == ReportService.WORKERS);
        assertThat(service.find(id).progress()).isEqualTo(new Report.Progress(0, 0, 0, 100));
    }

    @Test
    void execute_byARequestThatIsCancelled_goesOn() {
        ReportId id;
        try (CancellableContext request = Context.current().withCancel()) {
            id = request.call(() -> service.start(accounts(100)));
            request.cancel("the caller is gone");
        }
        summaries.letAllThrough();

        assertThat(service.awaitEnd(id).state()).isEqualTo(Report.State.DONE);
    }

    @Test
    void execute_noRoomForAll_isRefusedAndNothingIsStarted() {
        service.start(accounts(9_999));

        assertThatExceptionOfType(TooManyReportsException.class).isThrownBy(() -> service.start(accounts(2)))
                .withMessage("There is no room for a report on 2 accounts: of 10000 places, 1 are free");
        service.start(accounts(1));
        assertThatExceptionOfType(TooManyReportsException.class).isThrownBy(() -> service.start(accounts(1)));
    }

    @Test
    void execute_afterOthersHaveEnded_hasTheirRoom() {
        ReportId first = service.start(accounts(10_000));
        summaries.letAllThrough();
        service.awaitEnd(first);

        ReportId second = await().ignoreException(TooManyReportsException.class)
                .until(() -> service.start(accounts(10_000)), id -> true);

        assertThat(service.awaitEnd(second).progress().done()).isEqualTo(10_000);
    }

    @Test
    void execute_someAccountsFail_areEntriesThatSayWhyWithoutSecrets() {
        try (ReportService faulty = new ReportService(StartReportTest::findOrFail)) {
            Report report = faulty.awaitEnd(faulty.start(accounts(5)));

            assertThat(report.state()).isEqualTo(Report.State.DONE);
            assertThat(report.entries()).containsExactly(
                    new ReportEntry.Done(HeldSummaries.summary(account(1))),
                    new ReportEntry.Failed(account(2), "account-not-found", "There is no account " + account(2)),
                    new ReportEntry.Failed(account(3), "amount-too-large", "Too large"),
                    new ReportEntry.Failed(account(4), "unavailable",
                            "The service could not do this then; try again in another report"),
                    new ReportEntry.Failed(account(5), "internal-error",
                            "The server failed; its log has more under the id of the account"));
        }
    }

    private static Optional<AccountSummary> findOrFail(AccountId account) {
        return switch ((int) account.value().getLeastSignificantBits()) {
            case 1 -> Optional.of(HeldSummaries.summary(account));
            case 2 -> Optional.empty();
            case 3 -> throw new RuleBroken("amount-too-large", "Too large");
            case 4 -> throw new UnavailableException("password=secret", null);
            default -> throw new IllegalStateException("password=secret");
        };
    }

    @Test
    void execute_workersNotStarted_isUnavailable() {
        StartReport early = new StartReport(new ReportWorkers(summaries, 1), new Reports(), UUID::randomUUID,
                () -> ReportService.NOW);

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> early.execute(new StartReport.Command(accounts(1))));
    }

    @Test
    void execute_workersStopped_isUnavailable() {
        service.close();

        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> service.start(accounts(1)));
    }
}
