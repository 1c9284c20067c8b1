package dev.heddle.usecase;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a change was sent, and the answer that would say whether it was made got lost. Who repeats it must make sure
 * that it can't happen twice, by an idempotency key or by looking first.
 */
public class OutcomeUnknownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the error; the message is for the log, not for the caller. */
    public OutcomeUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
