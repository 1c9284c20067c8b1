package dev.heddle.example.usecase.transaction;

import static java.util.Objects.requireNonNull;

import dev.heddle.domain.RuleBroken;
import dev.heddle.example.domain.transaction.Transaction;
import dev.heddle.example.domain.transaction.TransactionId;
import dev.heddle.example.usecase.transaction.IdempotencyKeys.Claim;
import dev.heddle.usecase.IdGenerator;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes a transaction once for each idempotency key. The claim is stored in the open database transaction: where the work
 * is refused, the claim is rolled back with it, and the key may be tried again.
 */
final class OncePerKey {

    private final IdempotencyKeys keys;
    private final TransactionRepository entries;
    private final IdGenerator ids;

    OncePerKey(IdempotencyKeys keys, TransactionRepository entries, IdGenerator ids) {
        this.keys = requireNonNull(keys, "keys is null");
        this.entries = requireNonNull(entries, "entries is null");
        this.ids = requireNonNull(ids, "ids is null");
    }

    /**
     * Returns what the work made under a new id, or what the first request with the same key made.
     *
     * @throws RuleBroken if the key was used for another request ({@code idempotency-key-reused})
     */
    Transaction make(Optional<IdempotencyKey> key, String request, Function<TransactionId, Transaction> work) {
        TransactionId id = new TransactionId(ids.next());
        TransactionId first = key.map(present -> claim(present, new Claim(request, id))).orElse(id);
        return first.equals(id) ? work.apply(id) : entries.find(first).orElseThrow();
    }

    private TransactionId claim(IdempotencyKey key, Claim claim) {
        Claim holder = keys.claim(key, claim);
        if (!holder.request().equals(claim.request())) {
            throw new RuleBroken("idempotency-key-reused",
                    "The Idempotency-Key " + key + " was used for another request; use a new one for this request");
        }
        return holder.result();
    }
}
