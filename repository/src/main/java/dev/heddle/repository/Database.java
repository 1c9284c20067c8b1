package dev.heddle.repository;

import static java.util.Objects.requireNonNull;

import dev.heddle.concurrency.CancelledException;
import dev.heddle.usecase.OverloadedException;
import dev.heddle.usecase.UnavailableException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
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
 * <p>All ends with the current {@link dev.heddle.concurrency.Context}: where it is cancelled, waiting for a connection is given
 * up, and the server is told to cancel the statement that runs, or the result that is read; nothing is interrupted, since
 * that would cost the connection. It is also looked at before a connection is taken, before each work and
 * before each statement, and the next row is not handed out. So work is for the database only; what else may wait, or takes long, belongs
 * before or after it. Work that has not ended a second after it was cancelled has its connection closed.
 *
 * <p>On a {@link PostgresPool}, those who wait for a connection stand in line, which is bounded, and whoever would be too late for
 * its deadline is told at once ({@link PoolSettings#maxWaiting}, {@link PoolSettings#admissionMode}).
 *
 * <p>Thread-safe. Other threads than that of the transaction never join it. Pool and data source stay the caller's to close.
 */
public final class Database {

    private final @Nullable Admission admission;
    private final Jdbi jdbi;
    private final ScopedValue<Transaction> current = ScopedValue.newInstance();

    /** Creates a database on a pool, open or not, with JDBI's defaults. */
    public Database(PostgresPool pool) {
        this(pool, _ -> {});
    }

    /** Creates a database on a pool, open or not, and lets the caller configure JDBI, such as with mappers. */
    public Database(PostgresPool pool, Consumer<? super Jdbi> configuration) {
        this(pool.admission(), Jdbi.create(pool.dataSource()));
        configuration.accept(jdbi);
    }

    /**
     * Creates a database on any pool of connections to PostgreSQL, with JDBI's defaults and a line in front of it.
     *
     * @param line has the pool's size, and how those wait who find no free connection; the rest of it means nothing here
     */
    public Database(DataSource dataSource, PoolSettings line) {
        this(new Admission(line), Jdbi.create(requireNonNull(dataSource, "dataSource is null")));
    }

    /**
     * Creates a database on any pool of connections to PostgreSQL, with JDBI's defaults and no line in front of it: waiting for
     * a connection ends by that pool's own time-out only.
     */
    public Database(DataSource dataSource) {
        this(Jdbi.create(requireNonNull(dataSource, "dataSource is null")));
    }

    /** Creates a database on a JDBI with mappers and plugins of the caller's choice, and no line in front of it. */
    public Database(Jdbi jdbi) {
        this(null, requireNonNull(jdbi, "jdbi is null"));
    }

    private Database(@Nullable Admission admission, Jdbi jdbi) {
        this.admission = admission;
        this.jdbi = jdbi;
        jdbi.getConfig(SqlStatements.class).addCustomizer(new WatchedStatements());
    }

    /**
     * Does the work and returns what it returns.
     *
     * @throws CancelledException if the current context is cancelled; outside of a transaction, what was done before stays done
     * @throws OverloadedException if too many wait for a connection, or it would come too late
     * @throws UnavailableException if no connection is to be had, or it breaks
     * @throws JdbiException if the server refuses a statement
     */
    public <T extends @Nullable Object> T withHandle(Function<? super Handle, ? extends T> work) {
        return current.isBound() ? current.get().withHandle(work) : withOwnHandle(admission, work);
    }

    /** Does the work, like {@link #withHandle}, where there is nothing to return. */
    public void useHandle(Consumer<? super Handle> work) {
        this.<@Nullable Void>withHandle(handle -> {
            work.accept(handle);
            return null;
        });
    }

    /**
     * Asks the server for an answer, for health checks. It does not stand in line, and is served before those who do: a service
     * with too much to do must not look like one without a database, or load balancers make it worse.
     *
     * @throws CancelledException if the current context is cancelled
     * @throws UnavailableException if there is none
     */
    public void ping() {
        Function<Handle, Integer> question = handle -> handle.execute("SELECT 1");
        int _ = current.isBound() ? current.get().withHandle(question) : withOwnHandle(null, question);
    }

    <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
        if (current.isBound()) {
            return current.get().join(work);
        }
        try (Lease lease = Lease.take(admission, jdbi)) {
            Transaction transaction = new Transaction(lease);
            return transaction.run(() -> ScopedValue.where(current, transaction).call(work::get));
        }
    }

    private <T extends @Nullable Object> T withOwnHandle(@Nullable Admission line,
            Function<? super Handle, ? extends T> work) {
        try (Lease lease = Lease.take(line, jdbi)) {
            try {
                return lease.use(work);
            } catch (JdbiException e) {
                throw ConnectionFailures.translate(e, lease.handle());
            }
        }
    }
}
