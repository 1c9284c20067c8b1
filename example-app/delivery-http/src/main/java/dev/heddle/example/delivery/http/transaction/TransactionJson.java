package dev.heddle.example.delivery.http.transaction;

import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.transaction.Transaction;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record TransactionJson(UUID id, @Nullable UUID from, UUID to, long amount, String currency, Instant createdAt) {

    static TransactionJson from(Transaction transaction) {
        return new TransactionJson(transaction.id().value(),
                transaction.from().map(AccountId::value).orElse(null), transaction.to().value(),
                transaction.money().amount(), transaction.money().currency().getCurrencyCode(),
                transaction.createdAt());
    }
}
