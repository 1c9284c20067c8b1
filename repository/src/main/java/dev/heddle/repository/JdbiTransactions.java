package dev.heddle.repository;

import static java.util.Objects.requireNonNull;

import dev.heddle.usecase.Transactions;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Transactions on one {@link Database}, at the server's default isolation, which is read committed. Every work that uses the
 * same database on the same thread meanwhile joins.
 *
 * <p>Where inner work or a statement fails and the work around it swallows that, nothing is committed, and the
 * outermost caller gets a {@link RollbackOnlyException}. What the server refuses at COMMIT, such as a deferred constraint, is thrown as JDBI's
 * {@link org.jdbi.v3.core.transaction.TransactionException}. A rollback that fails is suppressed in what the work threw.
 *
 * <p>Where the current {@link dev.heddle.concurrency.Context} is cancelled before COMMIT is sent, all is rolled back, and
 * the caller gets a {@link dev.heddle.concurrency.CancelledException}; later, the transaction is committed. Nothing on the
 * connection is interrupted.
 *
 * <p>Thread-safe.
 */
public final class JdbiTransactions implements Transactions {

    private final Database database;

    /** Creates transactions for the repositories that use this very object. */
    public JdbiTransactions(Database database) {
        this.database = requireNonNull(database, "database is null");
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return database.inTransaction(work);
    }

    @Override
    public void useTransaction(Runnable work) {
        database.<@Nullable Void>inTransaction(() -> {
            work.run();
            return null;
        });
    }
}
