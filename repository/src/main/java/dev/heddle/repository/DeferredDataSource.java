package dev.heddle.repository;

import com.zaxxer.hikari.HikariDataSource;
import dev.heddle.concurrency.Context;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;

/**
 * A pool that can be handed around before it is open, and has connections only after that. Waiting for one is not interrupted,
 * so it is done in short steps, and the context is looked at between them.
 */
final class DeferredDataSource extends HikariDataSource {

    private static final Duration STEP = Duration.ofMillis(250);

    private final Duration connectionTimeout;
    private volatile boolean open;

    DeferredDataSource(Duration connectionTimeout) {
        this.connectionTimeout = connectionTimeout;
        setConnectionTimeout(STEP.toMillis());
        setInitializationFailTimeout(connectionTimeout.toMillis());
    }

    /** Starts the pool and has it prove that it can connect. */
    void open() throws SQLException {
        super.getConnection().close();
        open = true;
    }

    boolean isOpen() {
        return open;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!open) {
            throw new IllegalStateException("The pool is not open yet: call PostgresPool.open before using it");
        }
        long begun = System.nanoTime();
        boolean cancelled = Context.current().isCancelled();
        while (true) {
            try {
                return super.getConnection();
            } catch (SQLTransientConnectionException e) {
                if (System.nanoTime() - begun > connectionTimeout.minus(STEP).toNanos()
                        || cancelled != Context.current().isCancelled()) {
                    long waited = (System.nanoTime() - begun) / 1_000_000;
                    throw new SQLTransientConnectionException("No connection was to be had within " + waited + " ms",
                            e.getSQLState(), e);
                }
            }
        }
    }
}
