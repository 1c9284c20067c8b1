package dev.heddle.delivery.http;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Thrown when the server itself can't do what it was told, such as listening on a port that is in use. */
public final class HttpServerException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    HttpServerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
