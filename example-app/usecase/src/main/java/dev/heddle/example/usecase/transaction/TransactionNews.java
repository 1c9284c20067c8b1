package dev.heddle.example.usecase.transaction;

import static java.util.Objects.requireNonNull;

import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.transaction.Transaction;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Wakes who follows an account, once a transaction of it has been committed by this instance of the service. What it was is for them to read; what other
 * instances commit is not told here. Thread-safe.
 */
public final class TransactionNews {

    private final Map<AccountId, Set<Follower>> followers = new ConcurrentHashMap<>();

    /** Tells of a transaction, after its commit. */
    void announce(Transaction transaction) {
        transaction.from().ifPresent(this::wake);
        wake(transaction.to());
    }

    private void wake(AccountId account) {
        followers.getOrDefault(account, Set.of()).forEach(Follower::wake);
    }

    /** Returns one who is woken from now on, until it is closed. */
    Follower follow(AccountId account) {
        Follower follower = new Follower(account);
        followers.compute(account, (_, others) -> {
            Set<Follower> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            boolean _ = all.add(follower);
            return all;
        });
        return follower;
    }

    /** How many follow; for tests. */
    int size() {
        return followers.values().stream().mapToInt(Set::size).sum();
    }

    /** One who follows an account. */
    final class Follower implements AutoCloseable {

        private final AccountId account;
        private final Semaphore news = new Semaphore(0);

        private Follower(AccountId account) {
            this.account = requireNonNull(account, "account is null");
        }

        private void wake() {
            if (news.availablePermits() == 0) {
                news.release();
            }
        }

        /** Waits for news since the last time, but not longer than so. */
        void await(Duration longest) throws InterruptedException {
            if (news.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                int _ = news.drainPermits();
            }
        }

        @Override
        public void close() {
            followers.computeIfPresent(account, (_, all) -> {
                boolean _ = all.remove(this);
                return all.isEmpty() ? null : all;
            });
        }
    }
}
