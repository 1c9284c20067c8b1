package dev.heddle.concurrency;

import org.jspecify.annotations.Nullable;

/**
 * A task that was forked in a {@link TaskScope}. Read it after {@link TaskScope#join()}; any thread may.
 *
 * @param <T> what it returns
 */
public sealed interface Task<T extends @Nullable Object> permits ScopeTask {

    /** The name that it was forked with, or one made of the scope's name and a number. */
    String name();

    /**
     * Tells how it ended.
     *
     * @throws IllegalStateException before the scope was joined or closed
     */
    Outcome<T> outcome();

    /**
     * Gives its result.
     *
     * @throws IllegalStateException before the scope was joined or closed
     * @throws CancelledException    if the task was cancelled
     * @throws TaskFailedException   if it threw a checked exception, which is the cause; unchecked exceptions and errors
     *                               are thrown as they are
     */
    T result();
}
