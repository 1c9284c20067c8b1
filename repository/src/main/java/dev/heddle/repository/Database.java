package dev.heddle.repository;

import static java.util.Objects.requireNonNull;

import dev.heddle.concurrency.CancelledException;
import dev.heddle.usecase.UnavailableException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * The door through which repositories use PostgreSQL:
 *
 * <pre>{@code
 * Optional<String> name = database.withHandle(handle -> handle.createQuery("SELECT name FROM products WHERE id = :id")
 *         .bind("id", id)
 *         .mapTo(String.class)
 *         .findOne());
 * }</pre>
 *
 * <p>Within a transaction of {@link JdbiTransactions}, work joins it. Without one, it has a connection of its own for as long
 * as it runs, and each statement commits itself; a connection that breaks then leaves open whether its last statement was
 * done, so a write that must not be in doubt belongs in a transaction. Handles must not outlive the work.
 *
 * <p>The current {@link dev.heddle.concurrency.Context} is looked at before a connection is taken and before each work. Work
 * itself is not interrupted when it is cancelled: an interrupt would cost the connection. The server ends a statement in
 * time ({@link PoolSettings#socketTimeout}).
 *
 * <p>Thread-safe. Other threads than that of the transaction never join it. The data source stays the caller's to close.
 */
public final class Database {

    private final Jdbi jdbi;
    private final ScopedValue<Transaction> current = ScopedValue.newInstance();

    /** Creates a database with JDBI's defaults and no I/O. */
    public Database(DataSource dataSource) {
        this(Jdbi.create(requireNonNull(dataSource, "dataSource is null")));
    }

    /** Creates a database on a JDBI with mappers and plugins of the caller's choice. */
    public Database(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi, "jdbi is null");
    }

    /**
     * Does the work and returns what it returns.
     *
     * @throws CancelledException if the current context is cancelled; the work is not begun then
     * @throws UnavailableException if no connection is to be had, or it breaks
     * @throws JdbiException if the server refuses a statement
     */
    public <T extends @Nullable Object> T withHandle(Function<? super Handle, ? extends T> work) {
        return current.isBound() ? current.get().withHandle(work) : withOwnHandle(work);
    }

    /** Does the work, like {@link #withHandle}, where there is nothing to return. */
    public void useHandle(Consumer<? super Handle> work) {
        this.<@Nullable Void>withHandle(handle -> {
            work.accept(handle);
            return null;
        });
    }

    /**
     * Asks the server for an answer, for health checks.
     *
     * @throws CancelledException if the current context is cancelled
     * @throws UnavailableException if there is none
     */
    public void ping() {
        useHandle(handle -> handle.execute("SELECT 1"));
    }

    <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
        if (current.isBound()) {
            return current.get().join(work);
        }
        try (Lease lease = Lease.take(jdbi)) {
            Transaction transaction = new Transaction(lease);
            return transaction.run(() -> ScopedValue.where(current, transaction).call(work::get));
        }
    }

    private <T extends @Nullable Object> T withOwnHandle(Function<? super Handle, ? extends T> work) {
        try (Lease lease = Lease.take(jdbi)) {
            try {
                return lease.use(work);
            } catch (JdbiException e) {
                throw ConnectionFailures.translate(e, lease.handle());
            }
        }
    }
}
