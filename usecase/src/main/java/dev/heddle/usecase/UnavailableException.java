package dev.heddle.usecase;

import org.jspecify.annotations.Nullable;

/**
 * Thrown by an adapter when what it stands for can't be reached or has no room now, such as a database that is down or a
 * pool with no free connection. A transaction that it ends changed nothing, and may work later; a write outside of a
 * transaction may have been done.
 */
public class UnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the error; the message is for the log, not for the caller. */
    public UnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
