package dev.heddle.example.usecase.transaction;

import static dev.heddle.example.usecase.transaction.Fixtures.EARLIER_ID;
import static dev.heddle.example.usecase.transaction.Fixtures.EUR;
import static dev.heddle.example.usecase.transaction.Fixtures.FROM;
import static dev.heddle.example.usecase.transaction.Fixtures.ID;
import static dev.heddle.example.usecase.transaction.Fixtures.KEY;
import static dev.heddle.example.usecase.transaction.Fixtures.NOW;
import static dev.heddle.example.usecase.transaction.Fixtures.TO;
import static dev.heddle.example.usecase.transaction.Fixtures.accountOf;
import static dev.heddle.example.usecase.transaction.Fixtures.byId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.heddle.domain.RuleBroken;
import dev.heddle.example.domain.money.Money;
import dev.heddle.example.domain.transaction.Transaction;
import dev.heddle.example.usecase.account.AccountRepository;
import dev.heddle.example.usecase.transaction.IdempotencyKeys.Claim;
import dev.heddle.usecase.IdGenerator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.InOrder;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

@ExtendWith(MockitoExtension.class)
class TransferMoneyIdempotencyTest {

    private static final Money THREE_EURO = new Money(300, EUR);
    private static final TransferMoney.Command COMMAND = new TransferMoney.Command(FROM, TO, THREE_EURO,
            Optional.of(KEY));
    /** Stored, so it must stay the same from release to release. */
    private static final String REQUEST = "transfer 00000000-0000-0000-0000-000000000001"
            + " 00000000-0000-0000-0000-000000000002 300 EUR";
    private static final Claim CLAIM = new Claim(REQUEST, ID);

    @Mock
    private AccountRepository accounts;

    @Mock
    private TransactionRepository entries;

    @Mock
    private IdempotencyKeys keys;

    @Mock
    private IdGenerator ids;

    private final CountingTransactions transactions = new CountingTransactions();

    private TransferMoney transferMoney;

    @BeforeEach
    void create() {
        when(ids.next()).thenReturn(ID.value());
        transferMoney = new TransferMoney(transactions, accounts, entries, keys, ids, InstantSource.fixed(NOW),
                new TransactionNews());
    }

    @Test
    void execute_firstUseOfTheKey_locksBothAccountsAtOnceThenTakesAnIdThenClaimsThenWrites() {
        accountsHold(1000);
        when(keys.claim(KEY, CLAIM)).thenReturn(CLAIM);

        Transaction transfer = transferMoney.execute(COMMAND);

        assertThat(transfer).isEqualTo(new Transaction(ID, Optional.of(FROM), TO, THREE_EURO, NOW));
        InOrder order = inOrder(accounts, ids, keys, entries);
        order.verify(accounts).lock(Set.of(FROM, TO));
        order.verify(ids).next();
        order.verify(keys).claim(KEY, CLAIM);
        order.verify(accounts).update(List.of(accountOf(FROM, 700, EUR), accountOf(TO, 300, EUR)));
        order.verify(entries).add(transfer);
        order.verifyNoMoreInteractions();
        assertThat(transactions.committed()).isOne();
    }

    @Test
    void execute_sameRequestAgain_givesTheEarlierTransactionAndWritesNothing() {
        Transaction earlier = new Transaction(EARLIER_ID, Optional.of(FROM), TO, THREE_EURO,
                NOW.minus(Duration.ofDays(1)));
        accountsHold(0);
        when(keys.claim(KEY, CLAIM)).thenReturn(new Claim(REQUEST, EARLIER_ID));
        when(entries.find(EARLIER_ID)).thenReturn(Optional.of(earlier));

        assertThat(transferMoney.execute(COMMAND)).isEqualTo(earlier);

        verifyNothingIsWritten();
        assertThat(transactions.rolledBack()).isZero();
    }

    @Test
    void execute_keyOfAnotherRequest_isRefusedAndWritesNothing() {
        accountsHold(1000);
        when(keys.claim(KEY, CLAIM)).thenReturn(new Claim("transfer of something else", EARLIER_ID));

        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> transferMoney.execute(COMMAND))
                .withMessage("The Idempotency-Key rent-2026-11 was used for another request;"
                        + " use a new one for this request")
                .extracting(RuleBroken::code)
                .isEqualTo("idempotency-key-reused");
        verifyNothingIsWritten();
        verify(entries, never()).find(any());
        assertThat(transactions.rolledBack()).isOne();
    }

    @Test
    void execute_refusedAfterTheClaim_rollsTheClaimBackSoThatTheKeyStaysFree() {
        accountsHold(299);
        when(keys.claim(KEY, CLAIM)).thenReturn(CLAIM);

        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> transferMoney.execute(COMMAND))
                .extracting(RuleBroken::code)
                .isEqualTo("insufficient-funds");
        verifyNothingIsWritten();
        assertThat(transactions.committed()).isZero();
        assertThat(transactions.rolledBack()).isOne();
    }

    private void accountsHold(long fromBalance) {
        when(accounts.lock(Set.of(FROM, TO)))
                .thenReturn(byId(accountOf(FROM, fromBalance, EUR), accountOf(TO, 0, EUR)));
    }

    private void verifyNothingIsWritten() {
        verify(accounts, never()).update(any());
        verify(entries, never()).add(any());
    }
}
