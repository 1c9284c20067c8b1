package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * How a task ended.
 *
 * @param <T> what it returns
 */
public sealed interface Outcome<T extends @Nullable Object> {

    /**
     * It returned.
     *
     * @param value what it returned; null only for a task that has no result
     */
    record Succeeded<T extends @Nullable Object>(T value) implements Outcome<T> {}

    /**
     * It threw.
     *
     * @param failure an exception or an error
     */
    record Failed<T extends @Nullable Object>(Throwable failure) implements Outcome<T> {

        public Failed {
            requireNonNull(failure, "failure is null");
        }
    }

    /**
     * It was cancelled before it started, or gave up because it was cancelled.
     *
     * @param cause why
     */
    record Cancelled<T extends @Nullable Object>(CancelCause cause) implements Outcome<T> {

        public Cancelled {
            requireNonNull(cause, "cause is null");
        }
    }
}
