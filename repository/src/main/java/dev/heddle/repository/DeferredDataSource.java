package dev.heddle.repository;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/** A pool that can be handed around before it is open, and has connections only after that. */
final class DeferredDataSource extends HikariDataSource {

    private volatile boolean open;

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
        return super.getConnection();
    }
}
