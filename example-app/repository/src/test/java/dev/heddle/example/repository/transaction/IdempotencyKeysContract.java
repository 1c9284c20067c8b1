package dev.heddle.example.repository.transaction;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.domain.RuleBroken;
import dev.heddle.example.domain.transaction.TransactionId;
import dev.heddle.example.usecase.transaction.IdempotencyKey;
import dev.heddle.example.usecase.transaction.IdempotencyKeys;
import dev.heddle.example.usecase.transaction.IdempotencyKeys.Claim;
import dev.heddle.usecase.Transactions;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** What every {@link IdempotencyKeys} does. */
abstract class IdempotencyKeysContract {

    static final IdempotencyKey KEY = new IdempotencyKey("rent-2026-11");
    static final Claim FIRST = claim("transfer 3", 1);

    private static final Claim SECOND = claim("transfer 4", 2);

    private final RuleBroken refusal = new RuleBroken("for-the-test", "Refused for the test");

    /** Returns the keys, none of which is claimed. */
    abstract IdempotencyKeys keys();

    /** Returns the transactions that the keys join. */
    abstract Transactions transactions();

    /** Adds the transaction that a claim names. */
    abstract void addResult(TransactionId id);

    /** Waits until somebody waits for a lock. */
    abstract void awaitLockWait();

    @Test
    void claim_freeKey_isTheCallers() {
        assertThat(claimAndWork(KEY, FIRST)).isEqualTo(FIRST);
    }

    @Test
    void claim_takenKey_isWhoseCameFirst() {
        claimAndWork(KEY, FIRST);

        assertThat(claimAndWork(KEY, SECOND)).isEqualTo(FIRST);
        assertThat(claimAndWork(KEY, claim("transfer 5", 3))).isEqualTo(FIRST);
    }

    @Test
    void claim_keyInOtherLetterCase_isAnotherKey() {
        claimAndWork(KEY, FIRST);

        assertThat(claimAndWork(new IdempotencyKey("Rent-2026-11"), SECOND)).isEqualTo(SECOND);
    }

    @Test
    void claim_afterRollback_findsTheKeyFree() {
        assertThatThrownBy(() -> transactions().useTransaction(() -> {
            keys().claim(KEY, FIRST);
            throw refusal;
        })).isSameAs(refusal);

        assertThat(claimAndWork(KEY, SECOND)).isEqualTo(SECOND);
    }

    @Test
    void claim_whileAnotherTransactionDoes_waitsAndIsTheOthersAfterCommit() {
        FutureTask<Claim> second = new FutureTask<>(() -> claimAndWork(KEY, SECOND));

        transactions().useTransaction(() -> {
            claimAndWork(KEY, FIRST);
            startAndAwaitLockWait(second);
        });

        assertThat(second).succeedsWithin(10, SECONDS).isEqualTo(FIRST);
    }

    @Test
    void claim_whileAnotherTransactionDoes_waitsAndIsTheCallersAfterRollback() {
        FutureTask<Claim> second = new FutureTask<>(() -> claimAndWork(KEY, SECOND));

        assertThatThrownBy(() -> transactions().useTransaction(() -> {
            claimAndWork(KEY, FIRST);
            startAndAwaitLockWait(second);
            throw refusal;
        })).isSameAs(refusal);

        assertThat(second).succeedsWithin(10, SECONDS).isEqualTo(SECOND);
        assertThat(claimAndWork(KEY, FIRST)).isEqualTo(SECOND);
    }

    @Test
    void claim_whileAnotherTransactionHasAnotherKey_doesNotWait() {
        transactions().useTransaction(() -> {
            claimAndWork(KEY, FIRST);

            assertThat(CompletableFuture.supplyAsync(() -> claimAndWork(new IdempotencyKey("rent-2026-12"), SECOND),
                    Thread::startVirtualThread)).succeedsWithin(10, SECONDS).isEqualTo(SECOND);
        });
    }

    /** Claims as a use case does: whose claim it is makes the transaction that it names. */
    private Claim claimAndWork(IdempotencyKey key, Claim claim) {
        return transactions().inTransaction(() -> {
            Claim holder = keys().claim(key, claim);
            if (holder.equals(claim)) {
                addResult(claim.result());
            }
            return holder;
        });
    }

    private void startAndAwaitLockWait(FutureTask<?> second) {
        Thread.startVirtualThread(second);
        awaitLockWait();
    }

    private static Claim claim(String request, int result) {
        return new Claim(request, new TransactionId(new UUID(0, result)));
    }
}
