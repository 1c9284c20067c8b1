package dev.heddle.gateway.http;

import dev.heddle.usecase.OutcomeUnknownException;
import dev.heddle.usecase.UnavailableException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Says what a failure of a call means to who made it.
 *
 * @param limit the time that the call had
 */
record CallFailures(HttpRequest request, Duration limit) {

    /** RFC 9110, section 9.2.2. */
    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");

    /** What is thrown where no connection was made, and so nothing sent. */
    private static final Set<Class<? extends IOException>> NOT_CONNECTED = Set.of(ConnectException.class,
            HttpConnectTimeoutException.class, SSLHandshakeException.class);

    /** Returns what to throw for what the JDK's client has thrown. */
    RuntimeException of(@Nullable Throwable thrown) {
        return switch (thrown) {
            case HttpConnectTimeoutException e -> unavailable(reason(e), e);
            case HttpTimeoutException e -> noAnswerInTime(e);
            case IOException e when isNotConnected(e) -> unavailable(reason(e), e);
            case IOException e -> lost(reason(e), e);
            case RuntimeException e -> e;
            case Error e -> throw e;
            case null, default -> new IllegalStateException(thrown);
        };
    }

    /** Returns whether the connection broke under a request that may be repeated. */
    boolean isWorthAnotherTry(@Nullable Throwable thrown) {
        return thrown instanceof IOException && !(thrown instanceof HttpTimeoutException) && !isNotConnected(thrown)
                && IDEMPOTENT.contains(request.method());
    }

    /** Returns what to throw where a call was given up for its own time limit. */
    RuntimeException noAnswerInTime(Throwable cause) {
        return lost("no answer within " + limit, cause);
    }

    /** Returns what to throw where nothing was sent within the time limit, since others were in flight. */
    UnavailableException noPlaceInTime(Throwable cause) {
        return unavailable("as many calls as may be (maxInFlight) were in flight for all of " + limit, cause);
    }

    private RuntimeException lost(String reason, Throwable cause) {
        return IDEMPOTENT.contains(request.method())
                ? unavailable(reason, cause)
                : new OutcomeUnknownException("The outcome of " + call() + " is unknown: " + reason, cause);
    }

    private UnavailableException unavailable(String reason, Throwable cause) {
        return new UnavailableException("Unable to get an answer to " + call() + ": " + reason, cause);
    }

    /** Names the request without what may be secret in it: the user, the query, the fragment. */
    private String call() {
        URI uri = request.uri();
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return request.method() + " '" + uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath() + "'";
    }

    private static boolean isNotConnected(Throwable thrown) {
        return Stream.iterate(thrown, e -> e != null, Throwable::getCause).limit(100)
                .anyMatch(e -> NOT_CONNECTED.stream().anyMatch(type -> type.isInstance(e)));
    }

    /** The JDK's client leaves the message out at times. */
    private static String reason(IOException thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : message;
    }
}
