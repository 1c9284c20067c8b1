package dev.heddle.example.usecase.transaction;

import static java.util.Objects.requireNonNull;

import dev.heddle.domain.NotFound;
import dev.heddle.example.domain.transaction.Transaction;
import dev.heddle.example.domain.transaction.TransactionId;
import dev.heddle.usecase.UseCase;

/** Finds a transaction by id ({@code transaction-not-found}). */
public final class FindTransaction implements UseCase<TransactionId, Transaction> {

    private final TransactionRepository entries;

    public FindTransaction(TransactionRepository entries) {
        this.entries = requireNonNull(entries, "entries is null");
    }

    @Override
    public Transaction execute(TransactionId id) {
        return entries.find(id).orElseThrow(() -> NotFound.of("transaction", id));
    }
}
