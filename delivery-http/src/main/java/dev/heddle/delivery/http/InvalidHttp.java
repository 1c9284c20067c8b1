package dev.heddle.delivery.http;

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
            case null, default -> Problem.of(400, "malformed-http", "The request must be HTTP/1.1 or HTTP/2");
        };
    }

    private InvalidHttp() {}
}
