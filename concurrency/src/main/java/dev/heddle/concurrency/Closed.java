package dev.heddle.concurrency;

import org.jspecify.annotations.Nullable;

/**
 * How a channel was closed.
 *
 * @param failure null if it is done
 */
record Closed(@Nullable Throwable failure) {

    static final Closed DONE = new Closed(null);

    boolean isDone() {
        return failure == null;
    }

    RuntimeException toException() {
        return failure == null ? new ChannelDoneException() : new ChannelFailedException(failure);
    }
}
