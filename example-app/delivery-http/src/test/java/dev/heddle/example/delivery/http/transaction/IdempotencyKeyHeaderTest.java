package dev.heddle.example.delivery.http.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.heddle.delivery.http.HttpServer;
import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.money.Money;
import dev.heddle.example.domain.transaction.Transaction;
import dev.heddle.example.domain.transaction.TransactionId;
import dev.heddle.example.usecase.transaction.DepositMoney;
import dev.heddle.example.usecase.transaction.FindTransaction;
import dev.heddle.example.usecase.transaction.FollowTransactions;
import dev.heddle.example.usecase.transaction.IdempotencyKey;
import dev.heddle.example.usecase.transaction.ListTransactions;
import dev.heddle.example.usecase.transaction.TransferMoney;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

@ExtendWith(MockitoExtension.class)
class IdempotencyKeyHeaderTest {

    private static final AccountId ACCOUNT = new AccountId(new UUID(0, 1));
    private static final Transaction DEPOSIT = new Transaction(new TransactionId(new UUID(0, 2)), Optional.empty(),
            ACCOUNT, new Money(5, Currency.getInstance("EUR")), Instant.EPOCH);

    @Mock
    private DepositMoney depositMoney;

    @Mock
    private TransferMoney transferMoney;

    @Mock
    private FindTransaction findTransaction;

    @Mock
    private ListTransactions listTransactions;

    @Mock
    private FollowTransactions followTransactions;

    private HttpServer server;

    @BeforeEach
    void start() {
        server = HttpServer.builder()
                .host("127.0.0.1")
                .port(0)
                .routes(new TransactionRoutes(depositMoney, transferMoney, findTransaction, listTransactions,
                        followTransactions))
                .build();
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rent-2026-11", "\"rent-2026-11\""})
    void deposit_keyBareOrQuoted_isTheSameKey(String header) throws Exception {
        when(depositMoney.execute(any())).thenReturn(DEPOSIT);

        assertThat(deposit("Idempotency-Key", header).statusCode()).isEqualTo(201);

        verify(depositMoney).execute(DepositMoney.Command.of(ACCOUNT, 5L,
                Optional.of(new IdempotencyKey("rent-2026-11"))));
    }

    @Test
    void deposit_noKey_hasNone() throws Exception {
        when(depositMoney.execute(any())).thenReturn(DEPOSIT);

        assertThat(deposit("Accept", "application/json").statusCode()).isEqualTo(201);

        verify(depositMoney).execute(DepositMoney.Command.of(ACCOUNT, 5L, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "two words", "\"two words\""})
    void deposit_keyThatIsNone_isRefused(String header) throws Exception {
        HttpResponse<String> response = deposit("Idempotency-Key", header);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("Idempotency-Key must have 1 to 255 visible ASCII characters");
        verifyNoInteractions(depositMoney);
    }

    private HttpResponse<String> deposit(String header, String value) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + "/accounts/" + ACCOUNT + "/deposits");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri)
                    .header("Content-Type", "application/json")
                    .header(header, value)
                    .POST(BodyPublishers.ofString("{\"amount\": 5}"))
                    .build(), BodyHandlers.ofString());
        }
    }
}
