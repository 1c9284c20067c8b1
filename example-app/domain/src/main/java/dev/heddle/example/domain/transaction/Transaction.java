package dev.heddle.example.domain.transaction;

import static java.util.Objects.requireNonNull;

import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.money.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * Money that moved, once and for all.
 *
 * @param from the account that it left; empty for a deposit, which comes from outside
 * @param to the account that it reached
 */
public record Transaction(TransactionId id, Optional<AccountId> from, AccountId to, Money money, Instant createdAt) {

    public Transaction {
        requireNonNull(id, "id is null");
        requireNonNull(from, "from is null");
        requireNonNull(to, "to is null");
        requireNonNull(money, "money is null");
        requireNonNull(createdAt, "createdAt is null");
        if (money.amount() == 0) {
            throw new IllegalArgumentException("money must be positive, actual: " + money);
        }
        if (from.isPresent() && from.get().equals(to)) {
            throw new IllegalArgumentException("from and to must differ, actual: " + to);
        }
    }
}
