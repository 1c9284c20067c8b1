package dev.heddle.repository;

import dev.heddle.concurrency.BlockingRegion;
import dev.heddle.concurrency.Context;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * A connection that was taken from the pool, and goes back when this is closed. All that touches it is shielded: an interrupt
 * of a virtual thread that is inside the driver, or gets there with its flag set, closes the socket, which loses the
 * connection and leaves the statement running on the server. Instead, the context is looked at before each step.
 */
final class Lease implements AutoCloseable {

    private final Handle handle;

    private Lease(Handle handle) {
        this.handle = handle;
    }

    /** Takes a connection, and waits for one as long as the pool allows. */
    static Lease take(Jdbi jdbi) {
        Context.current().throwIfCancelled();
        return new Lease(BlockingRegion.shielded(() -> open(jdbi)));
    }

    private static Handle open(Jdbi jdbi) {
        try {
            return jdbi.open();
        } catch (ConnectionException e) {
            throw ConnectionFailures.unavailable(e);
        }
    }

    /** Does work with the connection, unless the context is cancelled. */
    <T extends @Nullable Object> T use(Function<? super Handle, ? extends T> work) {
        Context.current().throwIfCancelled();
        return BlockingRegion.<T, RuntimeException>shielded(() -> work.apply(handle));
    }

    /** Does what must be done, be the context cancelled or not. */
    void settle(Consumer<? super Handle> act) {
        BlockingRegion.<@Nullable Void, RuntimeException>shielded(() -> {
            act.accept(handle);
            return null;
        });
    }

    /** Returns the connection, for questions that the driver answers without the server. */
    Handle handle() {
        return handle;
    }

    @Override
    public void close() {
        settle(Handle::close);
    }
}
