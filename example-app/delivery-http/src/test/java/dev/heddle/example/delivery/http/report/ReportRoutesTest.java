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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
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
    private static final String PATH = "/reports/" + ID;

    @Mock
    private StartReport startReport;

    @Mock
    private FindReport findReport;

    @Mock
    private CancelReport cancelReport;

    private HttpServer server;

    @BeforeEach
    void start() {
        server = HttpServer.builder()
                .host("127.0.0.1")
                .port(0)
                .routes(new ReportRoutes(startReport, findReport, cancelReport))
                .problem(TooManyReportsException.class, ReportHttpModule::tooMany)
                .build();
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void post_accounts_isAcceptedAndSaysWhereTheReportIs() throws Exception {
        when(startReport.execute(new StartReport.Command(List.of(FIRST, SECOND)))).thenReturn(ID);

        HttpResponse<String> response = post("{\"accounts\": [\"" + FIRST + "\", \"" + SECOND + "\"]}");

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.headers().firstValue("Location")).hasValue(PATH);
        assertThat(response.body()).isEqualTo("{\"id\":\"" + ID + "\"}");
    }

    @Test
    void post_noRoom_saysWhenToComeAgain() throws Exception {
        when(startReport.execute(any())).thenThrow(new TooManyReportsException(1, 0));

        HttpResponse<String> response = post("{\"accounts\": [\"" + FIRST + "\"]}");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("10");
        assertThat(response.body()).contains("\"code\":\"too-many-reports\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {}                   | 422 | #/accounts
        {"accounts": []}     | 422 | 1 to 10000
        {"accounts": [null]} | 422 | 1 to 10000
        {"accounts": ["7"]}  | 400 | accounts
        {"accounts": "7"}    | 400 | accounts
        """)
    void post_notAListOfAccounts_isRefused(String body, int status, String said) throws Exception {
        HttpResponse<String> response = post(body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains(said);
        verifyNoInteractions(startReport);
    }

    @Test
    void get_report_showsStateProgressResultsAndFailures() throws Exception {
        when(findReport.execute(ID)).thenReturn(new Report(ID, Instant.EPOCH, false, List.of(
                new ReportEntry.Done(new AccountSummary(FIRST, new Money(70, EUR), 2, new Money(100, EUR),
                        new Money(30, EUR))),
                new ReportEntry.Failed(SECOND, "account-not-found", "There is no account"),
                new ReportEntry.Waiting(new AccountId(new UUID(0, 3))))));

        HttpResponse<String> response = send(request(PATH));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("""
            {"id":"00000000-0000-0000-0000-000000000007","state":"running","createdAt":"1970-01-01T00:00:00Z",\
            "progress":{"accounts":3,"done":1,"failed":1,"cancelled":0,"waiting":1},\
            "results":[{"account":"00000000-0000-0000-0000-000000000001","currency":"EUR","balance":70,\
            "transactions":2,"received":100,"sent":30}],\
            "failures":[{"account":"00000000-0000-0000-0000-000000000002","code":"account-not-found",\
            "detail":"There is no account"}]}""");
    }

    @Test
    void get_unknown_isNotFound() throws Exception {
        when(findReport.execute(ID)).thenThrow(NotFound.of("report", ID));

        assertThat(send(request(PATH)).statusCode()).isEqualTo(404);
    }

    @Test
    void delete_report_cancelsIt() throws Exception {
        HttpResponse<String> response = send(request(PATH).DELETE());

        assertThat(response.statusCode()).isEqualTo(204);
        verify(cancelReport).execute(ID);
    }

    @Test
    void delete_unknown_isNotFound() throws Exception {
        when(cancelReport.execute(ID)).thenThrow(NotFound.of("report", ID));

        assertThat(send(request(PATH).DELETE()).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> post(String body) throws Exception {
        return send(request("/reports").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
