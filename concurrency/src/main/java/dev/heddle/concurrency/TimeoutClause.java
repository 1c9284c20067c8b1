package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Bounds how long a select waits. */
record TimeoutClause<T extends @Nullable Object>(Duration timeout, Supplier<? extends T> expired) implements Clause<T> {

    TimeoutClause {
        requireNonNull(timeout, "timeout is null");
        requireNonNull(expired, "expired is null");
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("timeout must not be negative, actual: " + timeout);
        }
    }
}
