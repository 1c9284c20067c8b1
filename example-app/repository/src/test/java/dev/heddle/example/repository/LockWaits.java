package dev.heddle.example.repository;

import static org.awaitility.Awaitility.await;

import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** Tells when a statement waits for a lock that another transaction holds. */
public final class LockWaits {

    private LockWaits() {}

    /**
     * Waits until some connection to the database waits for a lock. Asks on connections of its own: within a transaction
     * the server goes on giving its first answer.
     *
     * @throws org.awaitility.core.ConditionTimeoutException if none does within ten seconds
     */
    public static void awaitOne(DataSource database) {
        await().alias("a statement that waits for a lock").until(() -> isThereOne(database));
    }

    private static boolean isThereOne(DataSource database) {
        return Jdbi.create(database).withHandle(handle -> handle
                .createQuery("""
                    SELECT EXISTS (SELECT FROM pg_stat_activity
                                   WHERE datname = current_database() AND wait_event_type = 'Lock')
                    """).mapTo(Boolean.class).one());
    }
}
