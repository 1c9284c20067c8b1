package dev.heddle.example.delivery.http.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.heddle.delivery.http.HttpServer;
import dev.heddle.domain.NotFound;
import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.money.Money;
import dev.heddle.example.domain.report.AccountSummary;
import dev.heddle.example.domain.report.Report;
import dev.heddle.example.domain.report.ReportEntry;
import dev.heddle.example.domain.report.ReportId;
import dev.heddle.example.usecase.report.CancelReport;
import dev.heddle.example.usecase.report.FindReport;
import dev.heddle.example.usecase.report.StartReport;
import dev.heddle.example.usecase.report.TooManyReportsException;
import dev.heddle.testing.http.HttpAnswer;
import dev.heddle.testing.http.HttpTester;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

@ExtendWith(MockitoExtension.class)
class ReportRoutesTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final AccountId FIRST = new AccountId(new UUID(0, 1));
    private static final AccountId SECOND = new AccountId(new UUID(0, 2));
    private static final ReportId ID = new ReportId(new UUID(0, 7));

    @Mock
    private StartReport startReport;

    @Mock
    private FindReport findReport;

    @Mock
    private CancelReport cancelReport;

    private HttpTester tester;

    @BeforeEach
    void open() {
        tester = HttpTester.local(HttpServer.builder()
                .routes(new ReportRoutes(startReport, findReport, cancelReport))
                .problem(TooManyReportsException.class, ReportHttpModule::tooMany)
                .buildLocal());
    }

    @Test
    void post_accounts_isAcceptedAndSaysWhereTheReportIs() {
        when(startReport.execute(new StartReport.Command(List.of(FIRST, SECOND)))).thenReturn(ID);

        HttpAnswer answer = tester.post("/reports").json(accounts(FIRST, SECOND)).send();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location")).hasValue("/reports/" + ID);
        assertThat(answer.text()).isEqualTo("{\"id\":\"" + ID + "\"}");
    }

    @Test
    void post_noRoom_saysWhenToComeAgain() {
        when(startReport.execute(any())).thenThrow(new TooManyReportsException(1, 0));

        HttpAnswer answer = tester.post("/reports").json(accounts(FIRST)).send();

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).hasValue("10");
        assertThat(answer.problem().code()).isEqualTo("too-many-reports");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {}                   | 422 | #/accounts
        {"accounts": []}     | 422 | 1 to 10000
        {"accounts": [null]} | 422 | 1 to 10000
        {"accounts": ["7"]}  | 400 | accounts
        {"accounts": "7"}    | 400 | accounts
        """)
    void post_notAListOfAccounts_isRefused(String body, int status, String said) {
        HttpAnswer answer = tester.post("/reports").json(body).send();

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text()).contains(said);
        verifyNoInteractions(startReport);
    }

    @Test
    void get_report_showsStateProgressResultsAndFailures() {
        when(findReport.execute(ID)).thenReturn(new Report(ID, Instant.EPOCH, false, List.of(
                new ReportEntry.Done(new AccountSummary(FIRST, new Money(70, EUR), 2, new Money(100, EUR),
                        new Money(30, EUR))),
                new ReportEntry.Failed(SECOND, "account-not-found", "There is no account"),
                new ReportEntry.Waiting(new AccountId(new UUID(0, 3))))));

        HttpAnswer answer = tester.get("/reports/{id}", ID).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("""
            {"id":"00000000-0000-0000-0000-000000000007","state":"running","createdAt":"1970-01-01T00:00:00Z",\
            "progress":{"accounts":3,"done":1,"failed":1,"cancelled":0,"waiting":1},\
            "results":[{"account":"00000000-0000-0000-0000-000000000001","currency":"EUR","balance":70,\
            "transactions":2,"received":100,"sent":30}],\
            "failures":[{"account":"00000000-0000-0000-0000-000000000002","code":"account-not-found",\
            "detail":"There is no account"}]}""");
    }

    @Test
    void get_unknown_isNotFound() {
        when(findReport.execute(ID)).thenThrow(NotFound.of("report", ID));

        assertThat(tester.get("/reports/{id}", ID).send().status()).isEqualTo(404);
    }

    @Test
    void delete_report_cancelsIt() {
        HttpAnswer answer = tester.delete("/reports/{id}", ID).send();

        assertThat(answer.status()).isEqualTo(204);
        verify(cancelReport).execute(ID);
    }

    @Test
    void delete_unknown_isNotFound() {
        when(cancelReport.execute(ID)).thenThrow(NotFound.of("report", ID));

        assertThat(tester.delete("/reports/{id}", ID).send().status()).isEqualTo(404);
    }

    private static Map<String, List<UUID>> accounts(AccountId... ids) {
        return Map.of("accounts", Stream.of(ids).map(AccountId::value).toList());
    }
}
