package dev.heddle.delivery.http;

import java.io.IOException;
import java.io.Serial;

/** The caller went away, or reset its stream, before its body was whole: there is nobody to answer. */
final class BodyBrokenOffException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    BodyBrokenOffException(Throwable cause) {
        super("The caller broke off in the middle of the body", cause);
    }
}
