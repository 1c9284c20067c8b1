package dev.heddle.example.usecase.transaction;

import static dev.heddle.example.usecase.transaction.Fixtures.EARLIER_ID;
import static dev.heddle.example.usecase.transaction.Fixtures.ID;
import static dev.heddle.example.usecase.transaction.Fixtures.JPY;
import static dev.heddle.example.usecase.transaction.Fixtures.KEY;
import static dev.heddle.example.usecase.transaction.Fixtures.NOW;
import static dev.heddle.example.usecase.transaction.Fixtures.TO;
import static dev.heddle.example.usecase.transaction.Fixtures.accountOf;
import static dev.heddle.example.usecase.transaction.Fixtures.byId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.heddle.domain.DomainException;
import dev.heddle.domain.NotFound;
import dev.heddle.domain.RuleBroken;
import dev.heddle.example.domain.account.Account;
import dev.heddle.example.domain.money.Money;
import dev.heddle.example.domain.transaction.Transaction;
import dev.heddle.example.usecase.account.AccountRepository;
import dev.heddle.example.usecase.transaction.IdempotencyKeys.Claim;
import dev.heddle.usecase.IdGenerator;
import dev.heddle.usecase.Transactions;
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
class DepositMoneyTest {

    private static final DepositMoney.Command COMMAND = new DepositMoney.Command(TO, 300, Optional.empty());
    private static final DepositMoney.Command WITH_KEY = new DepositMoney.Command(TO, 300, Optional.of(KEY));
    private static final Transaction DEPOSIT = deposit(300);
    /** Stored, so it must stay the same from release to release. */
    private static final String REQUEST = "deposit 00000000-0000-0000-0000-000000000002 300";
    private static final Claim CLAIM = new Claim(REQUEST, ID);

    @Mock
    private AccountRepository accounts;

    @Mock
    private TransactionRepository entries;

    @Mock
    private IdempotencyKeys keys;

    private final CountingTransactions transactions = new CountingTransactions();

    private DepositMoney depositMoney;

    @BeforeEach
    void create() {
        depositMoney = depositMoney(transactions, ID::value);
    }

    @Test
    void execute_amount_isAddedInTheCurrencyOfTheAccount() {
        lockFinds(accountOf(TO, 50, JPY));

        assertThat(depositMoney.execute(COMMAND)).isEqualTo(DEPOSIT);

        verify(accounts).update(List.of(accountOf(TO, 350, JPY)));
        verify(entries).add(DEPOSIT);
        verifyNoInteractions(keys);
        assertThat(transactions.committed()).isOne();
    }

    @Test
    void execute_asMuchAsALongHolds_isAdded() {
        lockFinds(accountOf(TO, 0, JPY));

        assertThat(depositMoney.execute(new DepositMoney.Command(TO, Long.MAX_VALUE, Optional.empty())))
                .isEqualTo(deposit(Long.MAX_VALUE));
    }

    @Test
    void execute_moreThanALongHolds_isRefusedAndWritesNothing() {
        lockFinds(accountOf(TO, Long.MAX_VALUE - 299, JPY));

        assertRefused(RuleBroken.class, COMMAND, "amount-too-large",
                "The sum would be larger than 9223372036854775807 JPY");
    }

    @Test
    void execute_unknownAccount_isNotFoundAndWritesNothing() {
        lockFinds();

        assertRefused(NotFound.class, WITH_KEY, "account-not-found",
                "There is no account 00000000-0000-0000-0000-000000000002");
        verifyNoInteractions(keys);
    }

    @Test
    void execute_always_doesAllOfItInsideTheTransaction() {
        Transactions neverOpened = mock();
        when(neverOpened.<Transaction>inTransaction(any())).thenReturn(DEPOSIT);

        assertThat(depositMoney(neverOpened, ID::value).execute(COMMAND)).isEqualTo(DEPOSIT);

        verifyNoInteractions(accounts, entries, keys);
    }

    @Test
    void execute_firstUseOfTheKey_locksThenTakesAnIdThenClaimsThenWrites() {
        IdGenerator ids = mock();
        when(ids.next()).thenReturn(ID.value());
        lockFinds(accountOf(TO, 0, JPY));
        when(keys.claim(KEY, CLAIM)).thenReturn(CLAIM);

        depositMoney(transactions, ids).execute(WITH_KEY);

        InOrder order = inOrder(accounts, ids, keys, entries);
        order.verify(accounts).lock(Set.of(TO));
        order.verify(ids).next();
        order.verify(keys).claim(KEY, CLAIM);
        order.verify(accounts).update(List.of(accountOf(TO, 300, JPY)));
        order.verify(entries).add(DEPOSIT);
        order.verifyNoMoreInteractions();
    }

    @Test
    void execute_sameRequestAgain_givesTheEarlierTransactionAndWritesNothing() {
        Transaction earlier = new Transaction(EARLIER_ID, Optional.empty(), TO, new Money(300, JPY),
                NOW.minus(Duration.ofDays(1)));
        lockFinds(accountOf(TO, 300, JPY));
        when(keys.claim(KEY, CLAIM)).thenReturn(new Claim(REQUEST, EARLIER_ID));
        when(entries.find(EARLIER_ID)).thenReturn(Optional.of(earlier));

        assertThat(depositMoney.execute(WITH_KEY)).isEqualTo(earlier);

        verifyNothingIsWritten();
        assertThat(transactions.committed()).isOne();
    }

    @Test
    void execute_keyOfATransfer_isRefusedAndWritesNothing() {
        lockFinds(accountOf(TO, 0, JPY));
        when(keys.claim(KEY, CLAIM)).thenReturn(new Claim("transfer of something else", EARLIER_ID));

        assertRefused(RuleBroken.class, WITH_KEY, "idempotency-key-reused",
                "The Idempotency-Key rent-2026-11 was used for another request; use a new one for this request");
    }

    @Test
    void execute_refusedAfterTheClaim_rollsTheClaimBackSoThatTheKeyStaysFree() {
        lockFinds(accountOf(TO, Long.MAX_VALUE, JPY));
        when(keys.claim(KEY, CLAIM)).thenReturn(CLAIM);

        assertRefused(RuleBroken.class, WITH_KEY, "amount-too-large",
                "The sum would be larger than 9223372036854775807 JPY");
    }

    private DepositMoney depositMoney(Transactions port, IdGenerator ids) {
        return new DepositMoney(port, accounts, entries, keys, ids, InstantSource.fixed(NOW), new TransactionNews());
    }

    private static Transaction deposit(long amount) {
        return new Transaction(ID, Optional.empty(), TO, new Money(amount, JPY), NOW);
    }

    private void lockFinds(Account... found) {
        when(accounts.lock(Set.of(TO))).thenReturn(byId(found));
    }

    private void assertRefused(Class<? extends DomainException> kind, DepositMoney.Command command, String code,
            String message) {
        assertThatExceptionOfType(kind).isThrownBy(() -> depositMoney.execute(command))
                .withMessage(message)
                .extracting(DomainException::code)
                .isEqualTo(code);
        verifyNothingIsWritten();
        assertThat(transactions.committed()).isZero();
        assertThat(transactions.rolledBack()).isOne();
    }

    private void verifyNothingIsWritten() {
        verify(accounts, never()).update(any());
        verify(entries, never()).add(any());
    }
}
