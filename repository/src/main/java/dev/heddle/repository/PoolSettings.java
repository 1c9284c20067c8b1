package dev.heddle.repository;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How large and how patient a pool is. The contexts of those who use it are what ends their work in time; the server's own limits
 * are for the case that the service can't say so any more.
 *
 * @param size how many connections at the most, which are also kept; default 10
 * @param maxWaiting how many may wait for a connection; the next is refused at once; default 200
 * @param admissionMode whether those who are too many, or would be too late, are refused or just counted; default
 *     {@link AdmissionMode#ENFORCE}
 * @param connectionTimeout how long a caller waits for a connection, and a new connection for the server; at least 250 ms;
 *     default 4 s
 * @param statementTimeout after which the server ends a statement ({@code statement_timeout}); zero leaves it to the server; default 30 s
 * @param idleInTransactionTimeout after which the server ends a session that does nothing in an open transaction
 *     ({@code idle_in_transaction_session_timeout}); zero leaves it to the server; default 30 s
 * @param connectionCheckInterval how often the server looks, while a statement runs, whether the client is still there
 *     ({@code client_connection_check_interval}, PostgreSQL 14 and later; not where the server is Windows); zero leaves it to the server; default 1 s
 * @param socketTimeout how long the server may be silent before the connection is given up; in whole seconds; longer than the
 *     statement time-out; default 35 s
 * @param validationTimeout how long a connection that was idle may take to show that it lives; at least 250 ms, less than the
 *     connection time-out; default 1 s
 * @param applicationName what the server's {@code pg_stat_activity} shows, and what metrics call the pool; default {@code heddle}
 */
public record PoolSettings(int size, int maxWaiting, AdmissionMode admissionMode, Duration connectionTimeout,
        Duration statementTimeout, Duration idleInTransactionTimeout, Duration connectionCheckInterval,
        Duration socketTimeout, Duration validationTimeout, String applicationName) {

    private static final Duration SHORTEST = Duration.ofMillis(250);

    /** The defaults. */
    public static final PoolSettings DEFAULTS = new PoolSettings(10, 200, AdmissionMode.ENFORCE, Duration.ofSeconds(4),
            Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(35),
            Duration.ofSeconds(1), "heddle");

    public PoolSettings {
        requireAtLeast(1, size, "size");
        requireAtLeast(0, maxWaiting, "maxWaiting");
        requireNonNull(admissionMode, "admissionMode is null");
        requireAtLeast(SHORTEST, connectionTimeout, "connectionTimeout");
        requireAtLeast(Duration.ZERO, statementTimeout, "statementTimeout");
        requireAtLeast(Duration.ZERO, idleInTransactionTimeout, "idleInTransactionTimeout");
        requireAtLeast(Duration.ZERO, connectionCheckInterval, "connectionCheckInterval");
        requireAtLeast(Duration.ofSeconds(1), socketTimeout, "socketTimeout");
        requireAtLeast(SHORTEST, validationTimeout, "validationTimeout");
        requireLess(validationTimeout, connectionTimeout, "validationTimeout", "connectionTimeout");
        requireLess(statementTimeout, socketTimeout, "statementTimeout", "socketTimeout");
        requireNonNull(applicationName, "applicationName is null");
    }

    /** Returns the same with another size. */
    public PoolSettings withSize(int other) {
        return new PoolSettings(other, maxWaiting, admissionMode, connectionTimeout, statementTimeout,
                idleInTransactionTimeout, connectionCheckInterval, socketTimeout, validationTimeout, applicationName);
    }

    /** Returns the same with another number of those who may wait. */
    public PoolSettings withMaxWaiting(int other) {
        return new PoolSettings(size, other, admissionMode, connectionTimeout, statementTimeout,
                idleInTransactionTimeout, connectionCheckInterval, socketTimeout, validationTimeout, applicationName);
    }

    /** Returns the same with another mode of admission. */
    public PoolSettings withAdmissionMode(AdmissionMode other) {
        return new PoolSettings(size, maxWaiting, other, connectionTimeout, statementTimeout,
                idleInTransactionTimeout, connectionCheckInterval, socketTimeout, validationTimeout, applicationName);
    }

    /** Returns the same with another time-out for connections. */
    public PoolSettings withConnectionTimeout(Duration other) {
        return new PoolSettings(size, maxWaiting, admissionMode, other, statementTimeout,
                idleInTransactionTimeout, connectionCheckInterval, socketTimeout, validationTimeout, applicationName);
    }

    /**
     * Returns the same with another time-out for statements, and the server's silence taken for the end of the connection five
     * seconds after that; where it is zero, as before.
     */
    public PoolSettings withStatementTimeout(Duration other) {
        return new PoolSettings(size, maxWaiting, admissionMode, connectionTimeout, other,
                idleInTransactionTimeout, connectionCheckInterval,
                other.isZero() ? socketTimeout : other.plusSeconds(5),
                validationTimeout, applicationName);
    }

    /** Returns the same with another time-out for open transactions that do nothing. */
    public PoolSettings withIdleInTransactionTimeout(Duration other) {
        return new PoolSettings(size, maxWaiting, admissionMode, connectionTimeout, statementTimeout, other,
                connectionCheckInterval, socketTimeout, validationTimeout, applicationName);
    }

    /** Returns the same with another interval of the server's looks for the client. */
    public PoolSettings withConnectionCheckInterval(Duration other) {
        return new PoolSettings(size, maxWaiting, admissionMode, connectionTimeout, statementTimeout,
                idleInTransactionTimeout, other, socketTimeout, validationTimeout, applicationName);
    }

    /** Returns the same with another time-out for the server's silence. */
    public PoolSettings withSocketTimeout(Duration other) {
        return new PoolSettings(size, maxWaiting, admissionMode, connectionTimeout, statementTimeout,
                idleInTransactionTimeout, connectionCheckInterval, other, validationTimeout, applicationName);
    }

    /** Returns the same with another time-out for validation. */
    public PoolSettings withValidationTimeout(Duration other) {
        return new PoolSettings(size, maxWaiting, admissionMode, connectionTimeout, statementTimeout,
                idleInTransactionTimeout, connectionCheckInterval, socketTimeout, other, applicationName);
    }

    /** Returns the same with another name. */
    public PoolSettings withApplicationName(String other) {
        return new PoolSettings(size, maxWaiting, admissionMode, connectionTimeout, statementTimeout,
                idleInTransactionTimeout, connectionCheckInterval, socketTimeout, validationTimeout, other);
    }

    private static void requireAtLeast(int least, int actual, String name) {
        if (actual < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", actual: " + actual);
        }
    }

    private static void requireAtLeast(Duration least, Duration actual, String name) {
        requireNonNull(actual, () -> name + " is null");
        if (actual.compareTo(least) < 0) {
            throw new IllegalArgumentException(
                    name + " must be at least " + least.toMillis() + " ms, actual: " + actual.toMillis() + " ms");
        }
    }

    private static void requireLess(Duration less, Duration more, String name, String than) {
        if (less.compareTo(more) >= 0) {
            throw new IllegalArgumentException(name + " must be less than " + than + ", actual: " + less + " and "
                    + more);
        }
    }
}
