package dev.heddle.architecture;

/** The check could not be made; the message says what to change. No report was written. */
public final class WrongUseException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public WrongUseException(String message) {
        super(message);
    }

    public WrongUseException(String message, Throwable cause) {
        super(message, cause);
    }
}
