package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Bounds how long a select waits. */
final class TimeoutClause<T extends @Nullable Object> extends Clause<T> {

    private final Duration timeout;
    private final Supplier<? extends T> expired;

    TimeoutClause(Duration timeout, Supplier<? extends T> expired) {
        this.timeout = requireNonNull(timeout, "timeout is null");
        this.expired = requireNonNull(expired, "expired is null");
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("timeout must not be negative, actual: " + timeout);
        }
    }

    @Override
    @Nullable
    Supplier<? extends T> otherwise() {
        return timeout.isZero() ? expired : null;
    }

    @Override
    Registration enlist(Waiter waiter, long since) {
        long waited = System.nanoTime() - since;
        Future<?> alarm = Timer.schedule(() -> waiter.claim(expired), Deadline.nanos(timeout) - waited);
        return () -> alarm.cancel(false);
    }
}
