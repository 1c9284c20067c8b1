package dev.heddle.repository;

import dev.heddle.concurrency.BlockingRegion;
import dev.heddle.concurrency.Context;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

/**
 * A connection that was taken from the pool, and goes back when this is closed. Nothing that touches it is interrupted: an
 * interrupt of a virtual thread that is inside the driver, or gets there with its flag set, closes the socket, which loses
 * the connection and leaves the statement running on the server. Work is stopped by {@link QueryCancel} instead.
 */
final class Lease implements AutoCloseable {

    private final @Nullable Admission admission;
    private final Handle handle;
    private final BaseConnection connection;
    private final long since = System.nanoTime();

    private Lease(@Nullable Admission admission, Handle handle, BaseConnection connection) {
        this.admission = admission;
        this.handle = handle;
        this.connection = connection;
    }

    /** Takes a connection, and waits for one as long as the admission, if there is one, and the pool allow. */
    static Lease take(@Nullable Admission admission, Jdbi jdbi) {
        Context.current().throwIfCancelled();
        if (admission == null) {
            return open(null, jdbi);
        }
        admission.enter();
        try {
            Context.current().throwIfCancelled();
            return open(admission, jdbi);
        } catch (Throwable failure) {
            admission.leaveUnused();
            throw failure;
        }
    }

    private static Lease open(@Nullable Admission admission, Jdbi jdbi) {
        try {
            return BlockingRegion.shielded(() -> {
                Handle handle = jdbi.open();
                return new Lease(admission, handle, unwrap(handle));
            });
        } catch (ConnectionException e) {
            Context.current().throwIfCancelled();
            throw ConnectionFailures.unavailable(e);
        }
    }

    private static BaseConnection unwrap(Handle handle) {
        try {
            return handle.getConnection().unwrap(BaseConnection.class);
        } catch (SQLException e) {
            try (handle) {
                throw new IllegalStateException(
                        "The data source's connections must be PostgreSQL's, or unwrap to them", e);
            }
        }
    }

    /** Does work with the connection, unless the context is cancelled; if it is meanwhile, the server is told. */
    <T extends @Nullable Object> T use(Function<? super Handle, ? extends T> work) {
        QueryCancel cancel = new QueryCancel(connection);
        handle.getConfig(WatchedStatements.Work.class).isStoppedBy(cancel);
        return BlockingRegion.<T, RuntimeException>call(cancel, () -> {
            try {
                return work.apply(handle);
            } finally {
                cancel.workEnded();
            }
        });
    }

    /** Does what must be done, be the context cancelled or not. */
    void settle(Consumer<? super Handle> act) {
        BlockingRegion.<@Nullable Void, RuntimeException>shielded(() -> {
            act.accept(handle);
            return null;
        });
    }

    /** Returns the connection as JDBI and the pool see it. */
    Handle handle() {
        return handle;
    }

    /** Returns the driver's connection, for questions that it answers without the server. */
    BaseConnection connection() {
        return connection;
    }

    @Override
    public void close() {
        try {
            settle(Handle::close);
        } finally {
            if (admission != null) {
                admission.leave(System.nanoTime() - since);
            }
        }
    }
}
