package dev.heddle.repository;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.heddle.concurrency.BlockingRegion;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A bounded pool of connections to PostgreSQL. It is made without I/O, so that it can be wired before it is opened:
 *
 * <pre>{@code
 * try (PostgresPool pool = new PostgresPool(PoolSettings.DEFAULTS)) {
 *     Database database = new Database(pool);
 *     pool.open("jdbc:postgresql://localhost/shop", "shop", password);
 *     ...
 * }
 * }</pre>
 *
 * <p>Opening and closing are not interrupted, and end within their time-outs. Who uses the data source without
 * {@link Database} puts all that touches a connection into {@link BlockingRegion#shielded}, since an interrupt would cost
 * the connection.
 *
 * <p>Connections that turn out to be broken are replaced, so the pool mends itself once the server is back. Thread-safe. Who
 * creates it closes it.
 */
public final class PostgresPool implements AutoCloseable {

    private final PoolSettings settings;
    private final Admission admission;
    private final DeferredDataSource pool;

    /** Creates a pool that is not open yet. */
    public PostgresPool(PoolSettings settings) {
        this.settings = requireNonNull(settings, "settings is null");
        this.admission = new Admission(settings);
        this.pool = new DeferredDataSource(settings.connectionTimeout());
        pool.setPoolName(settings.applicationName());
        pool.setMaximumPoolSize(settings.size());
        pool.setValidationTimeout(settings.validationTimeout().toMillis());
    }

    /**
     * Has the pool's size, use and waiting times reported to a registry; to be called before {@link #open}. Those who stand in
     * line are in the gauge {@code heddle.admission.waiting} and, when they no longer do, in the timer {@code heddle.admission.wait};
     * the counter {@code heddle.admission.refused} has the {@code reason} ({@code line-full}, {@code deadline}) and the {@code mode}.
     *
     * @param meterRegistry a {@code MeterRegistry} of Micrometer
     * @return this pool
     * @throws IllegalArgumentException if it is something else
     */
    public PostgresPool meters(Object meterRegistry) {
        pool.setMetricRegistry(requireNonNull(meterRegistry, "meterRegistry is null"));
        AdmissionMeters.register(meterRegistry, settings, admission);
        return this;
    }

    Admission admission() {
        return admission;
    }

    /**
     * Opens the pool and waits for its first connection. What the URL's query sets, such as {@code socketTimeout}, goes
     * before the pool's settings, and before user and password.
     *
     * @param url such as {@code jdbc:postgresql://localhost:5432/shop}
     * @param user the user, or an empty text to leave it to the URL
     * @param password the password, or an empty text where none is needed
     * @throws PoolOpenException if there is no connection to be had
     * @throws IllegalStateException if the pool is open already
     */
    public synchronized void open(String url, String user, String password) {
        requireNonNull(url, "url is null");
        requireNonNull(user, "user is null");
        requireNonNull(password, "password is null");
        if (pool.isOpen()) {
            throw new IllegalStateException("The pool is open already");
        }
        PostgresUrl address = new PostgresUrl(url);
        pool.setDataSource(address.dataSource(settings, user, password));
        try {
            BlockingRegion.<@Nullable Void, SQLException>shielded(() -> {
                pool.open();
                return null;
            });
        } catch (SQLException | PoolInitializationException e) {
            throw PoolOpenException.from(address, e);
        }
    }

    /**
     * Returns the pool as a data source, always the same, open or not.
     *
     * <p>Before the pool is open, asking it for a connection is an {@link IllegalStateException}.
     */
    public DataSource dataSource() {
        return pool;
    }

    /** Closes all connections, those in use as well. Does nothing the second time. */
    @Override
    public void close() {
        BlockingRegion.<@Nullable Void, RuntimeException>shielded(() -> {
            pool.close();
            return null;
        });
    }
}
