package dev.heddle.delivery.http;

import io.netty.handler.codec.http.ContentLengthNotAllowedException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with bytes that are no request of HTTP/1.1. */
final class InvalidHttp {

    static Problem problem(@Nullable Throwable cause, ConnectionLimits limits) {
        return switch (cause) {
            case MalformedHeadException malformed -> malformed.problem();
            case TooLongHttpLineException _ -> Problem.of(414, "uri-too-long",
                    "The request line must be at most " + Listener.MAX_REQUEST_LINE_BYTES + " bytes");
            case TooLongHttpHeaderException _ -> Problem.of(431, "headers-too-large",
                    "The headers must be at most " + limits.maxHeaderBytes() + " bytes in all");
            case null, default -> RequestHead.malformed(message(cause));
        };
    }

    /** Netty says what it has found only in its own words, which may name its classes. */
    private static String message(@Nullable Throwable cause) {
        if (cause instanceof ContentLengthNotAllowedException) {
            return "There must be Content-Length or Transfer-Encoding, not both";
        }
        String found = cause == null ? null : cause.getMessage();
        return found != null && found.contains("Content-Length")
                ? "Content-Length must be there once at most, and a whole number"
                : "The request must be as RFC 9112 says: a request line, and headers of a name, a colon and a value, "
                        + "without control characters";
    }

    private InvalidHttp() {}
}
