package dev.heddle.example.app;

/** Thrown where the service can't start; the message is one sentence for who runs it. */
final class ServiceStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ServiceStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
