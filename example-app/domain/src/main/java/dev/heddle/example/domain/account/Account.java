package dev.heddle.example.domain.account;

import static java.util.Objects.requireNonNull;

import dev.heddle.domain.RuleBroken;
import dev.heddle.example.domain.money.Money;
import dev.heddle.example.domain.user.UserId;

/** Money of one owner in one currency. Its balance never is negative, since no {@link Money} is. */
public record Account(AccountId id, UserId owner, Money balance) {

    public Account {
        requireNonNull(id, "id is null");
        requireNonNull(owner, "owner is null");
        requireNonNull(balance, "balance is null");
    }

    /**
     * Returns the account with the money added.
     *
     * @throws RuleBroken if the money is of another currency, or too much to be counted
     */
    public Account deposit(Money money) {
        return new Account(id, owner, balance.plus(money));
    }

    /**
     * Returns the account with the money taken out.
     *
     * @throws RuleBroken if the money is of another currency, or more than there is ({@code insufficient-funds})
     */
    public Account withdraw(Money money) {
        return balance.minus(money)
                .map(rest -> new Account(id, owner, rest))
                .orElseThrow(() -> new RuleBroken("insufficient-funds", "Account " + id + " holds less than " + money));
    }
}
