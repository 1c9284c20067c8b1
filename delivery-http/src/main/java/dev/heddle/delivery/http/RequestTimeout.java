package dev.heddle.delivery.http;

import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The time that a caller gives a request. */
final class RequestTimeout {

    static final String HEADER = "X-Request-Timeout-Ms";

    private static final int MAX_DIGITS = 9;

    /**
     * Returns the shorter of the limit and what the caller sent; empty where there is neither.
     *
     * @throws ProblemException (400) if that is not a whole number of milliseconds
     */
    static Optional<Duration> of(HttpServerRequest incoming, Optional<Duration> limit) {
        if (incoming.getHeader(HEADER) == null) {
            return limit;
        }
        List<String> sent = incoming.headers().getAll(HEADER);
        if (sent.size() > 1) {
            throw Parameter.refused(HEADER, "must be there once", String.join(", ", sent));
        }
        Duration wanted = Duration.ofMillis(Parameter.parse(HEADER, sent.getFirst(), RequestTimeout::millis));
        return limit.isPresent() && limit.get().compareTo(wanted) < 0 ? limit : Optional.of(wanted);
    }

    private static int millis(String text) {
        if (text.isEmpty() || text.length() > MAX_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("must be whole milliseconds, in 1 to " + MAX_DIGITS + " digits");
        }
        return Integer.parseInt(text);
    }

    private RequestTimeout() {}
}
