package dev.heddle.concurrency.spi;

import org.jspecify.annotations.Nullable;

/**
 * Carries state that is bound to a thread, such as the fields of a log, from the thread that starts a task into the
 * task. Found through {@link java.util.ServiceLoader}, once, when the first task is started; each task that Heddle
 * starts asks each carrier. Must be safe for use by many threads, quick, and must not throw: what it throws from
 * {@link #capture} comes out of the fork, what it throws later fails the task.
 */
public interface ThreadStateCarrier {

    /** Takes what the calling thread has, or null where there is nothing to carry, which costs nothing. */
    @Nullable
    Captured capture();

    /** What was captured; may be installed by several threads. */
    @FunctionalInterface
    interface Captured {

        /** Puts the state on the calling thread, and tells how to bring back what was there before. */
        Restorer install();
    }

    /** Brings back what was on the thread; called once, by the thread that installed, after the task. */
    @FunctionalInterface
    interface Restorer {

        /** Undoes {@link Captured#install}. */
        void restore();
    }
}
