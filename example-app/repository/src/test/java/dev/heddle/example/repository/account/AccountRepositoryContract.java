package dev.heddle.example.repository.account;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.example.domain.account.Account;
import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.money.Money;
import dev.heddle.example.domain.user.UserId;
import dev.heddle.example.usecase.account.AccountRepository;
import dev.heddle.usecase.Transactions;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link AccountRepository} does. */
abstract class AccountRepositoryContract {

    static final UserId OWNER = new UserId(new UUID(0, 1));

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Money CENT = new Money(1, EUR);
    private static final long ROUNDS = 25;

    /** Returns the repository, which starts without accounts. */
    abstract AccountRepository accounts();

    /** Returns the transactions that the repository joins. */
    abstract Transactions transactions();

    /** Adds the owner of all accounts. */
    abstract void addOwner();

    /** Waits until somebody waits for a lock. */
    abstract void awaitLockWait();

    @BeforeEach
    void prepare() {
        addOwner();
    }

    @Test
    void find_addedAccount_isTheSame() {
        Account added = new Account(id(1), OWNER, new Money(Long.MAX_VALUE, Currency.getInstance("JPY")));

        accounts().add(added);

        assertThat(accounts().find(id(1))).contains(added);
    }

    @Test
    void find_unknownAccount_isEmpty() {
        accounts().add(account(1, 100));

        assertThat(accounts().find(id(2))).isEmpty();
    }

    @Test
    void lock_unknownIds_areLeftOut() {
        accounts().add(account(1, 100));

        assertThat(lock(Set.of(id(1), id(2)))).isEqualTo(byId(account(1, 100)));
        assertThat(lock(Set.of(id(2), id(3)))).isEmpty();
    }

    @Test
    void lock_lockedByAnotherTransaction_waitsForItsEndAndSeesWhatItLeft() {
        accounts().add(account(1, 100));
        FutureTask<Map<AccountId, Account>> second = new FutureTask<>(() -> lock(Set.of(id(1))));

        transactions().useTransaction(() -> {
            accounts().lock(Set.of(id(1)));
            Thread.startVirtualThread(second);
            awaitLockWait();
            accounts().update(List.of(account(1, 70)));
        });

        assertThat(second).succeedsWithin(10, SECONDS).isEqualTo(byId(account(1, 70)));
    }

    @Test
    void lock_sameAccountsInOppositeOrders_nobodyWaitsForEachOther() {
        Stream.of(account(1, 0), account(2, 0)).forEach(accounts()::add);
        SequencedSet<AccountId> upwards = new LinkedHashSet<>(List.of(id(1), id(2)));

        List<CompletableFuture<Void>> payers = Stream.of(upwards, upwards.reversed(), upwards, upwards.reversed())
                .map(order -> CompletableFuture.runAsync(() -> depositOften(order), Thread::startVirtualThread))
                .toList();

        assertThat(payers).allSatisfy(payer -> assertThat(payer).succeedsWithin(60, SECONDS));
        assertThat(accounts().find(id(1))).contains(account(1, 2 * ROUNDS));
        assertThat(accounts().find(id(2))).contains(account(2, 2 * ROUNDS));
    }

    @Test
    void lock_smallerIdLockedByAnotherTransaction_doesNotHoldTheLargerOneMeanwhile() {
        Stream.of(account(2, 0), account(1, 0)).forEach(accounts()::add);
        SequencedSet<AccountId> downwards = new LinkedHashSet<>(List.of(id(2), id(1)));
        FutureTask<Map<AccountId, Account>> second = new FutureTask<>(() -> lock(downwards));

        transactions().useTransaction(() -> {
            accounts().lock(Set.of(id(1)));
            Thread.startVirtualThread(second);
            awaitLockWait();
            accounts().lock(Set.of(id(2)));
        });

        assertThat(second).succeedsWithin(10, SECONDS);
    }

    @Test
    void update_severalAccounts_storesTheirBalancesAndNoOthers() {
        IntStream.rangeClosed(1, 3).forEach(id -> accounts().add(account(id, 100)));

        transactions().useTransaction(() -> {
            accounts().lock(Set.of(id(1), id(2)));
            accounts().update(List.of(account(1, 70), account(2, 130)));
        });

        assertThat(lock(Set.of(id(1), id(2), id(3))))
                .isEqualTo(byId(account(1, 70), account(2, 130), account(3, 100)));
    }

    /** Locks all, and changes the first: the rows change places. */
    private void depositOften(SequencedSet<AccountId> order) {
        for (int i = 0; i < ROUNDS; i++) {
            transactions().useTransaction(() -> {
                Account first = requireNonNull(accounts().lock(order).get(order.getFirst()));
                accounts().update(List.of(first.deposit(CENT)));
            });
        }
    }

    private Map<AccountId, Account> lock(Set<AccountId> ids) {
        return transactions().inTransaction(() -> accounts().lock(ids));
    }

    static Account account(int id, long balance) {
        return new Account(id(id), OWNER, new Money(balance, EUR));
    }

    static AccountId id(int id) {
        return new AccountId(new UUID(0, id));
    }

    private static Map<AccountId, Account> byId(Account... accounts) {
        return Stream.of(accounts).collect(toMap(Account::id, identity()));
    }
}
