package dev.heddle.example.repository.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.domain.RuleBroken;
import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.money.Money;
import dev.heddle.example.domain.report.AccountSummary;
import dev.heddle.example.usecase.report.AccountSummaries;
import java.util.Currency;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link AccountSummaries} does. */
abstract class AccountSummariesContract {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final AccountId OURS = account(1);
    private static final AccountId THEIRS = account(2);
    private static final AccountId STRANGERS = account(3);

    /** Returns the summaries, which start without accounts. */
    abstract AccountSummaries summaries();

    /** Adds an account in EUR. */
    abstract void addAccount(AccountId id, long balance);

    /** Adds a deposit; the balance stays as it is. */
    abstract void addDeposit(AccountId to, long amount);

    /** Adds a transfer; the balances stay as they are. */
    abstract void addTransfer(AccountId from, AccountId to, long amount);

    @Test
    void find_unknownAccount_isEmpty() {
        addAccount(OURS, 5);

        assertThat(summaries().find(THEIRS)).isEmpty();
    }

    @Test
    void find_accountWithoutTransactions_hasItsBalanceAndNothingElse() {
        addAccount(OURS, 5);

        assertThat(summaries().find(OURS)).contains(summary(OURS, 5, 0, 0, 0));
    }

    @Test
    void find_transactionsInBothDirections_areSummedUpWithoutThoseOfOthers() {
        addAccount(OURS, 130);
        addAccount(THEIRS, 70);
        addAccount(STRANGERS, 7);
        addDeposit(OURS, 100);
        addDeposit(OURS, 100);
        addTransfer(OURS, THEIRS, 80);
        addTransfer(THEIRS, OURS, 10);
        addDeposit(STRANGERS, 7);

        assertThat(summaries().find(OURS)).contains(summary(OURS, 130, 4, 210, 80));
        assertThat(summaries().find(THEIRS)).contains(summary(THEIRS, 70, 2, 80, 10));
        assertThat(summaries().find(STRANGERS)).contains(summary(STRANGERS, 7, 1, 7, 0));
    }

    @Test
    void find_sumThatAMoneyHolds_isExact() {
        addAccount(OURS, Long.MAX_VALUE);
        addDeposit(OURS, Long.MAX_VALUE - 1);
        addDeposit(OURS, 1);

        assertThat(summaries().find(OURS)).contains(summary(OURS, Long.MAX_VALUE, 2, Long.MAX_VALUE, 0));
    }

    @Test
    void find_sumThatNoMoneyHolds_isRefused() {
        addAccount(OURS, Long.MAX_VALUE);
        addDeposit(OURS, Long.MAX_VALUE);
        addDeposit(OURS, 1);

        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> summaries().find(OURS))
                .extracting(RuleBroken::code)
                .isEqualTo("amount-too-large");
    }

    private static AccountSummary summary(AccountId account, long balance, long transactions, long received,
            long sent) {
        return new AccountSummary(account, new Money(balance, EUR), transactions, new Money(received, EUR),
                new Money(sent, EUR));
    }

    static AccountId account(int id) {
        return new AccountId(new UUID(0, id));
    }
}
