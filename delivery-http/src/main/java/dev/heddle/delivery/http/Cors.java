package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which web pages may read the answers, if they come from another origin than the server: the CORS protocol of the Fetch standard. It is for browsers to keep;
 * it keeps nobody else out. A WebSocket, which browsers open across origins without asking, is refused to pages of other origins (403).
 *
 * <pre>{@code
 * HttpServer.builder().cors(Cors.origins("https://shop.example.org").withCredentials()).routes(...)
 * }</pre>
 *
 * Preflights are answered by the server, for the methods that there are routes for. Immutable.
 *
 * @param origins those that may, as browsers write them; with {@code *} all
 * @param requestHeaders the headers that pages may send; by default those that Heddle reads, with {@code Content-Type} and {@code Idempotency-Key}
 * @param exposedHeaders the headers that pages may read; by default {@code ETag}, {@code Link}, {@code Location}, {@code Retry-After} and
 *        {@code X-Request-Id}
 * @param credentials whether browsers may send along cookies and the like
 * @param maxAge how long browsers may keep the answer to a preflight; one hour by default
 */
public record Cors(Set<String> origins, Set<String> requestHeaders, Set<String> exposedHeaders, boolean credentials,
        Duration maxAge) {

    private static final String ANY = "*";
    private static final Pattern ORIGIN = Pattern.compile("[a-z][a-z0-9+.-]*://[a-z0-9.\\[\\]:_-]+");
    private static final Cors CLOSED = new Cors(Set.of(),
            Set.of("Content-Type", "Idempotency-Key", "If-Match", "If-None-Match", "Last-Event-ID", "traceparent",
                    "X-Request-Id", "X-Request-Timeout-Ms"),
            Set.of("ETag", "Link", "Location", "Retry-After", "X-Request-Id"), false, Duration.ofHours(1));

    public Cors {
        origins = Set.copyOf(origins);
        requestHeaders = Set.copyOf(requestHeaders);
        exposedHeaders = Set.copyOf(exposedHeaders);
        requireNonNull(maxAge, "maxAge is null");
        origins.forEach(Cors::requireOrigin);
        if (credentials && origins.contains(ANY)) {
            throw new IllegalArgumentException(
                    "credentials must not be allowed to all origins: name those that may send them");
        }
        if (maxAge.isNegative()) {
            throw new IllegalArgumentException("maxAge must not be negative, actual: " + maxAge);
        }
    }

    /** Returns what no page of another origin is allowed with; the default. */
    public static Cors closed() {
        return CLOSED;
    }

    /**
     * Returns what pages of these origins are allowed with.
     *
     * @param origins scheme, host, and the port if it is not the scheme's, such as {@code https://shop.example.org}
     * @throws IllegalArgumentException if one is none
     */
    public static Cors origins(String... origins) {
        return CLOSED.withOrigins(Set.copyOf(List.of(origins)));
    }

    /** Returns what all pages are allowed with; for what is public. */
    public static Cors anyOrigin() {
        return CLOSED.withOrigins(Set.of(ANY));
    }

    private Cors withOrigins(Set<String> origins) {
        return new Cors(origins, requestHeaders, exposedHeaders, credentials, maxAge);
    }

    /** Returns these rules with other headers that pages may send. */
    public Cors withRequestHeaders(String... names) {
        return new Cors(origins, Set.copyOf(List.of(names)), exposedHeaders, credentials, maxAge);
    }

    /** Returns these rules with other headers that pages may read. */
    public Cors withExposedHeaders(String... names) {
        return new Cors(origins, requestHeaders, Set.copyOf(List.of(names)), credentials, maxAge);
    }

    /** Returns these rules with credentials allowed. */
    public Cors withCredentials() {
        return new Cors(origins, requestHeaders, exposedHeaders, true, maxAge);
    }

    /** Returns these rules with another time for preflights. */
    public Cors withMaxAge(Duration maxAge) {
        return new Cors(origins, requestHeaders, exposedHeaders, credentials, maxAge);
    }

    boolean isClosed() {
        return origins.isEmpty();
    }

    boolean allowsAny() {
        return origins.contains(ANY);
    }

    boolean allows(String origin) {
        return allowsAny() || origins.contains(origin);
    }

    String requestHeaderNames() {
        return names(requestHeaders);
    }

    String exposedHeaderNames() {
        return names(exposedHeaders);
    }

    private static String names(Set<String> names) {
        return String.join(", ", List.copyOf(new TreeSet<>(names)));
    }

    private static void requireOrigin(String origin) {
        if (!origin.equals(ANY) && !ORIGIN.matcher(origin).matches()) {
            throw new IllegalArgumentException(
                    "An origin must have a scheme, a host, and no path, in lower case, such as"
                            + " https://shop.example.org, actual: " + origin);
        }
    }
}
