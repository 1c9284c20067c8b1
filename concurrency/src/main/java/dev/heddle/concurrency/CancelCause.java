package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** Why a {@link Context} was cancelled. The first cause wins, and goes down to all children as it is. */
public sealed interface CancelCause {

    /** Says it in a few words, for logs and messages. */
    String message();

    /**
     * The deadline has passed.
     *
     * @param budget the time that the context had when it was made
     */
    record DeadlineExceeded(Duration budget) implements CancelCause {

        public DeadlineExceeded {
            requireNonNull(budget, "budget is null");
        }

        @Override
        public String message() {
            return "deadline exceeded, the budget was " + budget;
        }
    }

    /** Who asked is gone, and nobody waits for the answer. */
    record ClientDisconnected() implements CancelCause {

        @Override
        public String message() {
            return "client disconnected";
        }
    }

    /** The service stops. */
    record ShuttingDown() implements CancelCause {

        @Override
        public String message() {
            return "shutting down";
        }
    }

    /**
     * Another task of the same {@link TaskScope} failed.
     *
     * @param task    its name
     * @param failure what it threw
     */
    record SiblingFailed(String task, Throwable failure) implements CancelCause {

        public SiblingFailed {
            requireNonNull(task, "task is null");
            requireNonNull(failure, "failure is null");
        }

        @Override
        public String message() {
            return "task '" + task + "' failed: " + failure;
        }
    }

    /**
     * Somebody who holds the context cancelled it.
     *
     * @param reason in words
     */
    record CancelledByCaller(String reason) implements CancelCause {

        public CancelledByCaller {
            requireNonNull(reason, "reason is null");
        }

        @Override
        public String message() {
            return "cancelled: " + reason;
        }
    }
}
