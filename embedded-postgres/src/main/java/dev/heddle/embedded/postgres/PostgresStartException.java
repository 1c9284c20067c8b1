package dev.heddle.embedded.postgres;

import org.jspecify.annotations.Nullable;

/** Thrown when an embedded server can't be started; its message is one sentence that says what to do. */
public final class PostgresStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PostgresStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    PostgresStartException(String message) {
        this(message, null);
    }
}
