package dev.heddle.example.repository.transaction;

import dev.heddle.domain.Page;
import dev.heddle.domain.PageRequest;
import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.money.Money;
import dev.heddle.example.domain.transaction.Transaction;
import dev.heddle.example.domain.transaction.TransactionId;
import dev.heddle.example.usecase.transaction.TransactionRepository;
import dev.heddle.repository.Database;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

final class JdbiTransactionRepository implements TransactionRepository {

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private final Database database;

    @Inject
    JdbiTransactionRepository(Database database) {
        this.database = database;
    }

    @Override
    public void add(Transaction transaction) {
        database.useHandle(handle -> handle
                .createUpdate("""
                    INSERT INTO transactions (id, from_account, to_account, amount, currency, created_at)
                    VALUES (:id, CAST(:from AS uuid), :to, :amount, :currency, :createdAt)
                    """)
                .bind("id", transaction.id().value())
                .bind("from", transaction.from().map(AccountId::value))
                .bind("to", transaction.to().value())
                .bind("amount", transaction.money().amount())
                .bind("currency", transaction.money().currency().getCurrencyCode())
                .bind("createdAt", transaction.createdAt())
                .execute());
    }

    @Override
    public Optional<Transaction> find(TransactionId id) {
        return database.withHandle(handle -> handle
                .createQuery(
                        """
                            SELECT id, from_account, to_account, amount, currency, created_at FROM transactions WHERE id = :id
                            """)
                .bind("id", id.value())
                .map(JdbiTransactionRepository::transaction)
                .findOne());
    }

    /** Two short index scans that are merged: an OR over both columns would read and sort the account's whole history. */
    @Override
    public Page<Transaction, TransactionId> list(AccountId account, PageRequest<TransactionId> request) {
        List<Transaction> found = database.withHandle(handle -> handle
                .createQuery("""
                    (SELECT id, from_account, to_account, amount, currency, created_at FROM transactions
                     WHERE from_account = :account AND id < :before ORDER BY id DESC LIMIT :limit)
                    UNION ALL
                    (SELECT id, from_account, to_account, amount, currency, created_at FROM transactions
                     WHERE to_account = :account AND id < :before ORDER BY id DESC LIMIT :limit)
                    ORDER BY id DESC LIMIT :limit
                    """)
                .bind("account", account.value())
                .bind("before", request.after().map(TransactionId::value).orElse(AFTER_ALL))
                .bind("limit", request.limit() + 1)
                .map(JdbiTransactionRepository::transaction)
                .list());
        return Page.from(found, request, Transaction::id);
    }

    @Override
    public List<Transaction> listAfter(AccountId account, Optional<TransactionId> after, int limit) {
        return database.withHandle(handle -> handle
                .createQuery("""
                    (SELECT id, from_account, to_account, amount, currency, created_at FROM transactions
                     WHERE from_account = :account AND id > :after ORDER BY id LIMIT :limit)
                    UNION ALL
                    (SELECT id, from_account, to_account, amount, currency, created_at FROM transactions
                     WHERE to_account = :account AND id > :after ORDER BY id LIMIT :limit)
                    ORDER BY id LIMIT :limit
                    """)
                .bind("account", account.value())
                .bind("after", after.map(TransactionId::value).orElse(BEFORE_ALL))
                .bind("limit", limit)
                .map(JdbiTransactionRepository::transaction)
                .list());
    }

    private static Transaction transaction(ResultSet row, StatementContext context) throws SQLException {
        return new Transaction(new TransactionId(row.getObject("id", UUID.class)),
                Optional.ofNullable(row.getObject("from_account", UUID.class)).map(AccountId::new),
                new AccountId(row.getObject("to_account", UUID.class)),
                new Money(row.getLong("amount"), Currency.getInstance(row.getString("currency"))),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
