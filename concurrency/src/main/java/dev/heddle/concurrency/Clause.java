package dev.heddle.concurrency;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One of the things that a {@link Select#select select} may do; made by the static methods of {@link Select}. It never
 * changes, so it may be kept and used again, by any thread.
 *
 * @param <T> what the select returns if this is the one
 */
public abstract sealed class Clause<T extends @Nullable Object>
        permits ReceiveClause, SendClause, DoneClause, TimeoutClause, OrElseClause {

    Clause() {}

    /** Takes it if it is ready: what is to be called then, or null. */
    @Nullable
    Supplier<? extends T> takeIfReady() {
        return null;
    }

    /** What is to be called if no clause of the select is ready; null if it waits as far as this one goes. */
    @Nullable
    Supplier<? extends T> otherwise() {
        return null;
    }

    /**
     * Lets a thread wait for it: claims the waiter with what is to be called. The registration, when closed, leaves
     * nothing behind; null if nobody needs to wait since it is ready by now.
     *
     * @param since when the select began to wait, by {@link System#nanoTime()}
     */
    abstract @Nullable Registration enlist(Waiter waiter, long since);
}
