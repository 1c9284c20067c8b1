package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** Work was given up because its {@link Context} is cancelled. */
public final class CancelledException extends RuntimeException {

    private final transient CancelCause cancelCause;

    /** Creates the exception. */
    public CancelledException(CancelCause cancelCause) {
        this(cancelCause, null);
    }

    /**
     * Creates the exception.
     *
     * @param thrown what the cancelled work threw, where it did; becomes the {@link #getCause() cause}
     */
    public CancelledException(CancelCause cancelCause, @Nullable Throwable thrown) {
        super(requireNonNull(cancelCause, "cancelCause is null").message(), thrown);
        this.cancelCause = cancelCause;
    }

    /** Tells why. */
    public CancelCause cancelCause() {
        return cancelCause;
    }
}
