package dev.heddle.example.delivery.http.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.heddle.delivery.http.Problem;
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
import dev.heddle.testing.http.HttpCall;
import dev.heddle.testing.http.HttpTester;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

    private HttpCall deposit;

    @BeforeEach
    void open() {
        HttpTester tester = HttpTester.local(new TransactionRoutes(depositMoney, transferMoney, findTransaction,
                listTransactions, followTransactions));
        deposit = tester.post("/accounts/{id}/deposits", ACCOUNT).json(Map.of("amount", 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rent-2026-11", "\"rent-2026-11\""})
    void deposit_keyBareOrQuoted_isTheSameKey(String header) {
        when(depositMoney.execute(any())).thenReturn(DEPOSIT);

        assertThat(deposit.header("Idempotency-Key", header).send().status()).isEqualTo(201);

        verify(depositMoney).execute(DepositMoney.Command.of(ACCOUNT, 5L,
                Optional.of(new IdempotencyKey("rent-2026-11"))));
    }

    @Test
    void deposit_noKey_hasNone() {
        when(depositMoney.execute(any())).thenReturn(DEPOSIT);

        assertThat(deposit.send().status()).isEqualTo(201);

        verify(depositMoney).execute(DepositMoney.Command.of(ACCOUNT, 5L, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "two words", "\"two words\""})
    void deposit_keyThatIsNone_isRefused(String header) {
        Problem problem = deposit.header("Idempotency-Key", header).send().problem();

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.detail()).contains("Idempotency-Key must have 1 to 255 visible ASCII characters");
        verifyNoInteractions(depositMoney);
    }
}
