package dev.heddle.example.usecase.transaction;

import static java.util.Objects.requireNonNull;

import dev.heddle.example.domain.transaction.TransactionId;

/** Remembers which request used which key first, and what came of it. */
public interface IdempotencyKeys {

    /**
     * Stores the claim in the open transaction, unless there is one under the key already. Waits for another transaction
     * that is about to claim the same key: if that is rolled back, the key is free again.
     *
     * @return the claim that the key stands for now: this one, or the one that came first
     */
    Claim claim(IdempotencyKey key, Claim claim);

    /**
     * What a key stands for.
     *
     * @param request what was asked for, in words that are the same for the same request
     * @param result the transaction that came of it
     */
    record Claim(String request, TransactionId result) {

        public Claim {
            requireNonNull(request, "request is null");
            requireNonNull(result, "result is null");
        }
    }
}
