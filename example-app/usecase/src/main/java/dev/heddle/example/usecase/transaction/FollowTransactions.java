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
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Follows the transactions of an account ({@code account-not-found}) as they are made. */
public final class FollowTransactions implements UseCase<FollowTransactions.Query, TransactionFeed> {

    /** How many feeds read at a time; the database has connections for more. */
    private static final int READS = 4;

    private final AccountRepository accounts;
    private final TransactionRepository entries;
    private final TransactionNews news;
    private final Semaphore reads = new Semaphore(READS, true);

    public FollowTransactions(AccountRepository accounts, TransactionRepository entries, TransactionNews news) {
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.entries = requireNonNull(entries, "entries is null");
        this.news = requireNonNull(news, "news is null");
    }

    @Override
    public TransactionFeed execute(Query query) {
        if (accounts.find(query.account()).isEmpty()) {
            throw NotFound.of("account", query.account());
        }
        return new TransactionFeed(query.account(), query.after().or(() -> newest(query.account())), entries, news,
                reads);
    }

    private Optional<TransactionId> newest(AccountId account) {
        Page<Transaction, TransactionId> page = entries.list(account, new PageRequest<>(1, Optional.empty()));
        return page.items().stream().map(Transaction::id).findFirst();
    }

    /** Whose transactions, and after which one; empty for those from now on. */
    public record Query(AccountId account, Optional<TransactionId> after) {

        public Query {
            requireNonNull(account, "account is null");
            requireNonNull(after, "after is null");
        }
    }
}
