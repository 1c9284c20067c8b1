package dev.heddle.example.usecase.report;

import dev.heddle.concurrency.Context;
import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.money.Money;
import dev.heddle.example.domain.report.AccountSummary;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Sums up any account, as many of them as the test lets through; counts how many threads are at it. */
final class HeldSummaries implements AccountSummaries {

    private static final Currency EUR = Currency.getInstance("EUR");

    private final Semaphore turns = new Semaphore(0);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostRunning = new AtomicInteger();

    static List<AccountId> accounts(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(HeldSummaries::account).toList();
    }

    static AccountId account(int number) {
        return new AccountId(new UUID(0, number));
    }

    /** What it finds of an account: its number is its balance. */
    static AccountSummary summary(AccountId account) {
        Money money = new Money(account.value().getLeastSignificantBits(), EUR);
        return new AccountSummary(account, money, 1, money, Money.zero(EUR));
    }

    void letThrough(int accounts) {
        turns.release(accounts);
    }

    void letAllThrough() {
        turns.release(1_000_000);
    }

    int begun() {
        return begun.get();
    }

    int running() {
        return running.get();
    }

    int mostRunning() {
        return mostRunning.get();
    }

    @Override
    public Optional<AccountSummary> find(AccountId account) {
        begun.incrementAndGet();
        mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            turns.acquire();
            return Optional.of(summary(account));
        } catch (InterruptedException e) {
            Context.current().throwIfCancelled();
            throw new IllegalStateException(e);
        } finally {
            running.decrementAndGet();
        }
    }
}
