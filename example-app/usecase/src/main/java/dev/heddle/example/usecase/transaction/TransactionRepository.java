package dev.heddle.example.usecase.transaction;

import dev.heddle.domain.Page;
import dev.heddle.domain.PageRequest;
import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.transaction.Transaction;
import dev.heddle.example.domain.transaction.TransactionId;
import java.util.List;
import java.util.Optional;

/** Keeps the transactions, which never change. */
public interface TransactionRepository {

    /** Adds a transaction whose accounts are there. */
    void add(Transaction transaction);

    /** Finds a transaction by id. */
    Optional<Transaction> find(TransactionId id);

    /** Lists the transactions that left or reached an account, newest first. */
    Page<Transaction, TransactionId> list(AccountId account, PageRequest<TransactionId> request);

    /**
     * Lists the transactions that left or reached an account after one of them, the oldest first: since ids are made under the account's lock, those that come later
     * have a greater id.
     *
     * @param after empty for all
     */
    List<Transaction> listAfter(AccountId account, Optional<TransactionId> after, int limit);
}
