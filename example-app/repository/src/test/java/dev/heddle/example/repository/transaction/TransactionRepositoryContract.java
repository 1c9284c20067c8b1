package dev.heddle.example.repository.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.domain.Page;
import dev.heddle.domain.PageRequest;
import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.money.Money;
import dev.heddle.example.domain.transaction.Transaction;
import dev.heddle.example.domain.transaction.TransactionId;
import dev.heddle.example.usecase.transaction.TransactionRepository;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link TransactionRepository} does. */
abstract class TransactionRepositoryContract {

    private static final AccountId OURS = account(1);
    private static final AccountId THEIRS = account(2);
    private static final AccountId STRANGERS = account(3);

    /** Returns the repository, which starts without transactions. */
    abstract TransactionRepository transactions();

    /** Adds an account, to which transactions then refer. */
    abstract void addAccount(AccountId id);

    @BeforeEach
    void prepare() {
        Stream.of(OURS, THEIRS, STRANGERS).forEach(this::addAccount);
    }

    @Test
    void find_addedTransfer_isTheSameToTheMicrosecond() {
        Transaction transfer = transfer(1, OURS, THEIRS);

        transactions().add(transfer);

        assertThat(transactions().find(transfer.id())).contains(transfer);
    }

    @Test
    void find_addedDeposit_cameFromNowhere() {
        Transaction deposit = deposit(1, OURS);

        transactions().add(deposit);

        assertThat(transactions().find(deposit.id())).contains(deposit);
    }

    @Test
    void find_unknownTransaction_isEmpty() {
        transactions().add(deposit(1, OURS));

        assertThat(transactions().find(id(2))).isEmpty();
    }

    @Test
    void list_nothingOfTheAccount_isEmptyAndTheLastPage() {
        transactions().add(transfer(1, THEIRS, STRANGERS));

        assertThat(list(OURS, 1)).isEqualTo(page(List.of(), Optional.empty()));
    }

    @Test
    void list_bothDirections_areMergedNewestFirstWithoutThoseOfOthers() {
        transactions().add(deposit(1, OURS));
        transactions().add(transfer(2, OURS, THEIRS));
        transactions().add(transfer(3, THEIRS, STRANGERS));
        transactions().add(transfer(4, THEIRS, OURS));
        transactions().add(deposit(5, THEIRS));

        assertThat(list(OURS, 10)).isEqualTo(page(List.of(4, 2, 1), Optional.empty()));
        assertThat(list(THEIRS, 10)).isEqualTo(page(List.of(5, 4, 3, 2), Optional.empty()));
        assertThat(list(STRANGERS, 10)).isEqualTo(page(List.of(3), Optional.empty()));
    }

    @Test
    void list_asManyAsTheLimitInBothDirectionsTogether_isTheLastPage() {
        addAlternating(4);

        assertThat(list(OURS, 4)).isEqualTo(page(List.of(4, 3, 2, 1), Optional.empty()));
    }

    @Test
    void list_moreThanTheLimitInBothDirectionsTogether_isWalkedPageByPage() {
        addAlternating(5);

        assertThat(list(OURS, 2)).isEqualTo(page(List.of(5, 4), Optional.of(4)));
        assertThat(list(OURS, 2, 4)).isEqualTo(page(List.of(3, 2), Optional.of(2)));
        assertThat(list(OURS, 2, 2)).isEqualTo(page(List.of(1), Optional.empty()));
        assertThat(list(OURS, 2, 1)).isEqualTo(page(List.of(), Optional.empty()));
    }

    @Test
    void list_oneDirectionAfterTheOther_isWalkedPageByPage() {
        IntStream.rangeClosed(1, 4).forEach(id -> transactions().add(transfer(id, OURS, THEIRS)));
        IntStream.rangeClosed(5, 8).forEach(id -> transactions().add(transfer(id, THEIRS, OURS)));

        assertThat(list(OURS, 2)).isEqualTo(page(List.of(8, 7), Optional.of(7)));
        assertThat(list(OURS, 2, 6)).isEqualTo(page(List.of(5, 4), Optional.of(4)));
        assertThat(list(OURS, 2, 4)).isEqualTo(page(List.of(3, 2), Optional.of(2)));
        assertThat(list(OURS, 2, 2)).isEqualTo(page(List.of(1), Optional.empty()));
    }

    @Test
    void listAfter_bothDirections_areMergedOldestFirstWithoutThoseOfOthers() {
        addAlternating(5);
        transactions().add(transfer(6, THEIRS, STRANGERS));

        assertThat(idsAfter(OURS, Optional.empty(), 10)).containsExactly(id(1), id(2), id(3), id(4), id(5));
        assertThat(idsAfter(OURS, Optional.of(id(2)), 2)).containsExactly(id(3), id(4));
        assertThat(idsAfter(OURS, Optional.of(id(5)), 2)).isEmpty();
        assertThat(idsAfter(STRANGERS, Optional.empty(), 2)).containsExactly(id(6));
    }

    private List<TransactionId> idsAfter(AccountId account, Optional<TransactionId> after, int limit) {
        return transactions().listAfter(account, after, limit).stream().map(Transaction::id).toList();
    }

    private void addAlternating(int count) {
        IntStream.rangeClosed(1, count)
                .mapToObj(id -> id % 2 == 0 ? transfer(id, OURS, THEIRS) : transfer(id, THEIRS, OURS))
                .forEach(transactions()::add);
    }

    private Page<TransactionId, TransactionId> list(AccountId account, int limit) {
        return list(account, new PageRequest<>(limit, Optional.empty()));
    }

    private Page<TransactionId, TransactionId> list(AccountId account, int limit, int after) {
        return list(account, new PageRequest<>(limit, Optional.of(id(after))));
    }

    private Page<TransactionId, TransactionId> list(AccountId account, PageRequest<TransactionId> request) {
        Page<Transaction, TransactionId> page = transactions().list(account, request);
        return new Page<>(page.items().stream().map(Transaction::id).toList(), page.next());
    }

    private static Page<TransactionId, TransactionId> page(List<Integer> ids, Optional<Integer> next) {
        return new Page<>(ids.stream().map(TransactionRepositoryContract::id).toList(),
                next.map(TransactionRepositoryContract::id));
    }

    private static Transaction deposit(int id, AccountId to) {
        return transaction(id, Optional.empty(), to);
    }

    private static Transaction transfer(int id, AccountId from, AccountId to) {
        return transaction(id, Optional.of(from), to);
    }

    private static Transaction transaction(int id, Optional<AccountId> from, AccountId to) {
        return new Transaction(id(id), from, to, new Money(300, Currency.getInstance("EUR")),
                Instant.parse("2026-11-24T09:30:00.123456Z"));
    }

    private static TransactionId id(int id) {
        return new TransactionId(new UUID(0, id));
    }

    private static AccountId account(int id) {
        return new AccountId(new UUID(0, id));
    }
}
