package dev.heddle.concurrency;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link TaskScope} makes of its tasks' outcomes.
 *
 * @param <T> what the tasks return
 * @param <R> what the scope returns
 */
interface Policy<T extends @Nullable Object, R extends @Nullable Object> {

    /** Takes note of a new task; called by the scope's thread. */
    default void forked(ScopeTask<? extends T> task) {}

    /**
     * Takes note of an outcome; called by the task's thread. Where it cancels, it ends the task's binding first: listeners must
     * not meet an interrupt that was meant for the task.
     */
    void ended(ScopeTask<? extends T> task, Outcome<? extends T> outcome);

    /** Whether the scope has what it wants, so that a fork that comes too late is no mistake. */
    default boolean isSatisfied() {
        return false;
    }

    /** Throws the failure that ended the scope, if one did. */
    default void throwIfFailed() {}

    /** What tasks threw and nobody was told; called when all tasks have ended. */
    default Queue<Throwable> unreported() {
        return new ArrayDeque<>();
    }

    /** The result, or what is thrown instead; called when all tasks have ended. */
    R result();
}
