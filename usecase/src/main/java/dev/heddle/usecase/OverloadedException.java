package dev.heddle.usecase;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Thrown at once, before any work was done, where too much is under way already: the work would only have waited, and come
 * too late.
 */
public class OverloadedException extends UnavailableException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * Creates the error.
     *
     * @param message for the log, not for the caller
     * @param retryAfter when there may be room again
     */
    public OverloadedException(String message, Duration retryAfter) {
        super(message, null);
        this.retryAfter = requireNonNull(retryAfter, "retryAfter is null");
    }

    /** Returns when there may be room again, by what waiting costs now. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
