package dev.heddle.repository;

import dev.heddle.concurrency.Canceller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;

/**
 * Stops what the server does for one piece of work: it asks, and asks again as long as the work goes on, since the server
 * forgets a cancel that finds it between two statements. Rows that have come, or that the server sends when it is asked for the
 * next ones, are taken away from the work. The work's connection is not used for anything else before this has come back
 * ({@link dev.heddle.concurrency.BlockingRegion}), and the server answers a cancel only when it has taken it: so no cancel
 * ever hits a statement that it is not meant for.
 *
 * <p>Where that can't be had, the connection is closed: where the server has not answered in time, so that the cancel may
 * still be under way, which the driver does not tell; and where the work has not ended although it was cancelled.
 */
final class QueryCancel implements Canceller {

    /** The shortest time-out that the driver knows for a cancel: one that took so long may not have been answered. */
    private static final long TRUSTED_NANOS = 1_000_000_000;
    private static final long PATIENCE_NANOS = 1_000_000_000;
    private static final long FIRST_PAUSE_NANOS = 5_000_000;
    private static final long LONGEST_PAUSE_NANOS = 100_000_000;

    private final BaseConnection connection;
    private volatile boolean ended;
    private volatile @Nullable Thread thread;
    private volatile @Nullable ResultSet rows;

    QueryCancel(BaseConnection connection) {
        this.connection = connection;
    }

    /** Notes what the work reads from now on, if its statement has a result. */
    void reads(@Nullable ResultSet rows) {
        this.rows = rows;
    }

    /** Says that the work is over, on its own thread. */
    void workEnded() {
        ended = true;
        LockSupport.unpark(thread);
    }

    @Override
    public void cancel() throws SQLException {
        thread = Thread.currentThread();
        long begun = System.nanoTime();
        for (long pause = FIRST_PAUSE_NANOS; !ended; pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS)) {
            if (System.nanoTime() - begun > PATIENCE_NANOS || !ask()) {
                connection.abort(Runnable::run);
                return;
            }
            takeRowsAway();
            pause(pause);
        }
    }

    /** Asks the server; tells whether it has surely taken it, or surely never will. */
    private boolean ask() throws SQLException {
        long begun = System.nanoTime();
        connection.cancelQuery();
        return System.nanoTime() - begun < TRUSTED_NANOS;
    }

    /** The driver only forgets the rows, without a word to the server; those who read get an exception then. */
    private void takeRowsAway() {
        try {
            ResultSet reading = rows;
            if (reading != null) {
                reading.close();
            }
        } catch (SQLException _) {
            // its statement is closed, so the work reads it no more
        }
    }

    private void pause(long nanos) {
        long until = System.nanoTime() + nanos;
        for (long left = nanos; left > 0 && !ended; left = until - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }
}
