package dev.heddle.repository;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How large and how patient a pool is.
 *
 * @param size how many connections at the most, which are also kept; default 10
 * @param connectionTimeout how long a caller waits for a connection, and a new connection for the server; at least 250 ms;
 *     default 4 s
 * @param socketTimeout how long the server may be silent before the connection is given up; in whole seconds; default 5 s. The
 *     server itself ends a statement after four fifths of that (its {@code statement_timeout})
 * @param validationTimeout how long a connection that was idle may take to show that it lives; at least 250 ms, less than the
 *     connection time-out; default 1 s
 * @param applicationName what the server's {@code pg_stat_activity} shows; default {@code heddle}
 */
public record PoolSettings(int size, Duration connectionTimeout, Duration socketTimeout, Duration validationTimeout,
        String applicationName) {

    private static final Duration SHORTEST = Duration.ofMillis(250);

    /** The defaults. */
    public static final PoolSettings DEFAULTS = new PoolSettings(10, Duration.ofSeconds(4), Duration.ofSeconds(5),
            Duration.ofSeconds(1), "heddle");

    public PoolSettings {
        if (size < 1) {
            throw new IllegalArgumentException("size must be at least 1, actual: " + size);
        }
        requireAtLeast(SHORTEST, connectionTimeout, "connectionTimeout");
        requireAtLeast(Duration.ofSeconds(1), socketTimeout, "socketTimeout");
        requireAtLeast(SHORTEST, validationTimeout, "validationTimeout");
        if (validationTimeout.compareTo(connectionTimeout) >= 0) {
            throw new IllegalArgumentException("validationTimeout must be less than connectionTimeout, actual: "
                    + validationTimeout + " and " + connectionTimeout);
        }
        requireNonNull(applicationName, "applicationName is null");
    }

    /** Returns the same with another size. */
    public PoolSettings withSize(int other) {
        return new PoolSettings(other, connectionTimeout, socketTimeout, validationTimeout, applicationName);
    }

    /** Returns the same with another time-out for connections. */
    public PoolSettings withConnectionTimeout(Duration other) {
        return new PoolSettings(size, other, socketTimeout, validationTimeout, applicationName);
    }

    /** Returns the same with another time-out for the server's silence. */
    public PoolSettings withSocketTimeout(Duration other) {
        return new PoolSettings(size, connectionTimeout, other, validationTimeout, applicationName);
    }

    /** Returns the same with another time-out for validation. */
    public PoolSettings withValidationTimeout(Duration other) {
        return new PoolSettings(size, connectionTimeout, socketTimeout, other, applicationName);
    }

    /** Returns the same with another name. */
    public PoolSettings withApplicationName(String other) {
        return new PoolSettings(size, connectionTimeout, socketTimeout, validationTimeout, other);
    }

    private static void requireAtLeast(Duration least, Duration actual, String name) {
        requireNonNull(actual, () -> name + " is null");
        if (actual.compareTo(least) < 0) {
            throw new IllegalArgumentException(
                    name + " must be at least " + least.toMillis() + " ms, actual: " + actual.toMillis() + " ms");
        }
    }
}
