package dev.heddle.example.usecase.transaction;

import static java.util.Objects.requireNonNull;

import dev.heddle.domain.NotFound;
import dev.heddle.domain.Page;
import dev.heddle.domain.PageRequest;
import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.transaction.Transaction;
import dev.heddle.example.domain.transaction.TransactionId;
import dev.heddle.example.usecase.account.AccountRepository;
import dev.heddle.usecase.UseCase;

/** Lists the transactions of an account ({@code account-not-found}), newest first. */
public final class ListTransactions implements UseCase<ListTransactions.Query, Page<Transaction, TransactionId>> {

    private final AccountRepository accounts;
    private final TransactionRepository entries;

    public ListTransactions(AccountRepository accounts, TransactionRepository entries) {
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.entries = requireNonNull(entries, "entries is null");
    }

    @Override
    public Page<Transaction, TransactionId> execute(Query query) {
        if (accounts.find(query.account()).isEmpty()) {
            throw NotFound.of("account", query.account());
        }
        return entries.list(query.account(), query.page());
    }

    /** Whose transactions, and which page of them. */
    public record Query(AccountId account, PageRequest<TransactionId> page) {

        public Query {
            requireNonNull(account, "account is null");
            requireNonNull(page, "page is null");
        }
    }
}
