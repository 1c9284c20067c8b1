package dev.heddle.example.domain.report;

import static java.util.Objects.requireNonNull;

import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.money.Money;

/**
 * An account at one moment, and all that ever moved through it until then.
 *
 * @param transactions how many left or reached it
 * @param received what reached it in all
 * @param sent what left it in all
 */
public record AccountSummary(AccountId account, Money balance, long transactions, Money received, Money sent) {

    public AccountSummary {
        requireNonNull(account, "account is null");
        requireNonNull(balance, "balance is null");
        requireNonNull(received, "received is null");
        requireNonNull(sent, "sent is null");
        if (transactions < 0) {
            throw new IllegalArgumentException("transactions must not be negative, actual: " + transactions);
        }
    }
}
