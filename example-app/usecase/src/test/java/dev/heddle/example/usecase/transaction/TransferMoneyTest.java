package dev.heddle.example.usecase.transaction;

import static dev.heddle.example.usecase.transaction.Fixtures.EUR;
import static dev.heddle.example.usecase.transaction.Fixtures.FROM;
import static dev.heddle.example.usecase.transaction.Fixtures.ID;
import static dev.heddle.example.usecase.transaction.Fixtures.JPY;
import static dev.heddle.example.usecase.transaction.Fixtures.NOW;
import static dev.heddle.example.usecase.transaction.Fixtures.TO;
import static dev.heddle.example.usecase.transaction.Fixtures.accountOf;
import static dev.heddle.example.usecase.transaction.Fixtures.byId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import dev.heddle.domain.NotFound;
import dev.heddle.domain.RuleBroken;
import dev.heddle.example.domain.account.Account;
import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.money.Money;
import dev.heddle.example.domain.transaction.Transaction;
import dev.heddle.example.usecase.account.AccountRepository;
import dev.heddle.usecase.Transactions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

@ExtendWith(MockitoExtension.class)
class TransferMoneyTest {

    private static final Money THREE_EURO = new Money(300, EUR);
    private static final TransferMoney.Command COMMAND = new TransferMoney.Command(FROM, TO, THREE_EURO,
            Optional.empty());
    private static final Transaction TRANSFER = new Transaction(ID, Optional.of(FROM), TO, THREE_EURO, NOW);

    @Mock
    private AccountRepository accounts;

    @Mock
    private TransactionRepository entries;

    @Mock
    private IdempotencyKeys keys;

    private final CountingTransactions transactions = new CountingTransactions();

    private TransferMoney transferMoney;

    @BeforeEach
    void create() {
        transferMoney = transferMoney(transactions);
    }

    @Test
    void execute_enoughMoney_movesItAndKeepsTheTransaction() {
        lockFinds(accountOf(FROM, 1000, EUR), accountOf(TO, 50, EUR));

        assertThat(transferMoney.execute(COMMAND)).isEqualTo(TRANSFER);

        verify(accounts).update(List.of(accountOf(FROM, 700, EUR), accountOf(TO, 350, EUR)));
        verify(entries).add(TRANSFER);
        verifyNoInteractions(keys);
        assertThat(transactions.committed()).isOne();
    }

    @Test
    void execute_allThereIs_leavesNothing() {
        lockFinds(accountOf(FROM, 300, EUR), accountOf(TO, 0, EUR));

        transferMoney.execute(COMMAND);

        verify(accounts).update(List.of(accountOf(FROM, 0, EUR), accountOf(TO, 300, EUR)));
    }

    @ParameterizedTest
    @MethodSource
    void execute_ruleBroken_writesNothingAndRollsBack(Account from, Account to, String code, String message) {
        lockFinds(from, to);

        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> transferMoney.execute(COMMAND))
                .withMessage(message)
                .extracting(RuleBroken::code)
                .isEqualTo(code);
        verifyNothingIsWritten();
    }

    static Stream<Arguments> execute_ruleBroken_writesNothingAndRollsBack() {
        return Stream.of(
                Arguments.of(accountOf(FROM, 299, EUR), accountOf(TO, 0, EUR), "insufficient-funds",
                        "Account 00000000-0000-0000-0000-000000000001 holds less than 300 EUR"),
                Arguments.of(accountOf(FROM, 300, JPY), accountOf(TO, 0, EUR), "currency-mismatch",
                        "Money in EUR can't be counted in JPY"),
                Arguments.of(accountOf(FROM, 300, EUR), accountOf(TO, 0, JPY), "currency-mismatch",
                        "Money in EUR can't be counted in JPY"),
                Arguments.of(accountOf(FROM, 300, EUR), accountOf(TO, Long.MAX_VALUE - 299, EUR), "amount-too-large",
                        "The sum would be larger than 9223372036854775807 EUR"));
    }

    @ParameterizedTest
    @MethodSource
    void execute_unknownAccount_isNotFoundAndWritesNothing(List<Account> known, AccountId unknown) {
        lockFinds(known.toArray(Account[]::new));

        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> transferMoney.execute(COMMAND))
                .withMessage("There is no account " + unknown)
                .extracting(NotFound::code)
                .isEqualTo("account-not-found");
        verifyNothingIsWritten();
    }

    static Stream<Arguments> execute_unknownAccount_isNotFoundAndWritesNothing() {
        return Stream.of(Arguments.of(List.of(accountOf(TO, 0, EUR)), FROM),
                Arguments.of(List.of(accountOf(FROM, 300, EUR)), TO), Arguments.of(List.of(), FROM));
    }

    @Test
    void execute_always_doesAllOfItInsideTheTransaction() {
        Transactions neverOpened = mock();
        when(neverOpened.<Transaction>inTransaction(any())).thenReturn(TRANSFER);

        assertThat(transferMoney(neverOpened).execute(COMMAND)).isEqualTo(TRANSFER);

        verifyNoInteractions(accounts, entries, keys);
    }

    private TransferMoney transferMoney(Transactions port) {
        return new TransferMoney(port, accounts, entries, keys, ID::value, InstantSource.fixed(NOW),
                new TransactionNews());
    }

    private void lockFinds(Account... found) {
        when(accounts.lock(Set.of(FROM, TO))).thenReturn(byId(found));
    }

    private void verifyNothingIsWritten() {
        verify(accounts).lock(Set.of(FROM, TO));
        verifyNoMoreInteractions(accounts);
        verifyNoInteractions(entries, keys);
        assertThat(transactions.committed()).isZero();
        assertThat(transactions.rolledBack()).isOne();
    }
}
