package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An answer. Its body is written as JSON: records by their components in order, in camelCase, null ones too; times such
 * as {@link java.time.Instant} in ISO 8601.
 *
 * <p>Immutable, and as thread-safe as its body.
 */
public final class Response {

    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String EVENTS = "text/event-stream";
    private static final String PROBLEM = "application/problem+json";

    private final int status;
    private final @Nullable Object body;
    private final List<Header> headers;

    private Response(int status, @Nullable Object body, List<Header> headers) {
        this.status = requireStatus(status);
        this.body = body;
        this.headers = headers;
    }

    /** Returns 200 with a JSON body. */
    public static Response ok(Object body) {
        return status(200, body);
    }

    /** Returns 201 with the location of what was made, and a JSON body. */
    public static Response created(String location, Object body) {
        return status(201, body).header("Location", location);
    }

    /** Returns 204. */
    public static Response noContent() {
        return new Response(204, null, List.of());
    }

    static Response notModified(List<Header> headers) {
        return new Response(304, null, headers);
    }

    /** Returns 200 with plain text in UTF-8. */
    public static Response text(String text) {
        return new Response(200, new Text(requireNonNull(text, "text is null")), List.of(Header.contentType(TEXT)));
    }

    /** Returns 200 with a body that is written piece by piece, such as one that is too large for memory. */
    public static Response stream(String contentType, StreamedBody body) {
        return new Response(200, requireNonNull(body, "body is null"), List.of(Header.contentType(contentType)));
    }

    /** Returns a feed. Whoever stores answers must leave it alone, and proxies must not gather it. */
    static Response events(EventFeed feed) {
        return new Response(200, requireNonNull(feed, "feed is null"), List.of(Header.contentType(EVENTS),
                new Header("Cache-Control", "no-store"), new Header("X-Accel-Buffering", "no")));
    }

    /** Returns what becomes a WebSocket. */
    static Response webSocket(WebSocketSession session) {
        return new Response(200, requireNonNull(session, "session is null"), List.of());
    }

    /** Returns what tells a caller that it must ask for a WebSocket. */
    static Response upgradeRequired() {
        return problem(Problem.of(426, "upgrade-required", "There is a WebSocket here: connect to it by HTTP/1.1 with "
                + "GET, Connection: Upgrade, Upgrade: websocket, Sec-WebSocket-Version: 13 and a Sec-WebSocket-Key "
                + "of 16 bytes in Base64"))
                .with(new Header("Upgrade", "websocket"))
                .with(new Header("Connection", "Upgrade"))
                .with(new Header("Sec-WebSocket-Version", "13"));
    }

    /** Returns any status with a JSON body. */
    public static Response status(int status, Object body) {
        return new Response(status, requireNonNull(body, "body is null"), List.of(Header.contentType(JSON)));
    }

    /** Returns any status without a body. */
    public static Response status(int status) {
        return new Response(status, null, List.of());
    }

    /** Returns the status and the body of a problem. */
    public static Response problem(Problem problem) {
        List<Header> headers = Stream
                .concat(Stream.of(Header.contentType(PROBLEM)), problem.retryAfterHeader().stream())
                .toList();
        return new Response(problem.status(), problem, headers);
    }

    /**
     * Returns this answer with the header set, in place of one of the same name if there is one. Of {@code Set-Cookie},
     * {@code Vary}, {@code Link} and {@code WWW-Authenticate} there may be several: one is added.
     *
     * @throws IllegalArgumentException if the name is not a token, or the value has a control character such as CR or LF,
     *         or the header says how the answer is framed or what becomes of its connection, such as
     *         {@code Content-Length}, {@code Transfer-Encoding} and {@code Connection}
     */
    public Response header(String name, String value) {
        return with(Header.ofHandler(name, value));
    }

    /**
     * Returns this answer with the tag of the state that it shows. Where {@code GET} or {@code HEAD} asks with an
     * {@code If-None-Match} that has it, the answer is 304 without a body; the handler has run by then.
     */
    public Response entityTag(EntityTag tag) {
        return with(tag.header());
    }

    /** Returns this answer with the header set, whichever it is. */
    Response with(Header header) {
        return new Response(status, body, Header.with(headers, header));
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /** Returns the value of {@code Content-Type}, where there is a body. */
    Optional<String> mediaType() {
        return body == null ? Optional.empty() : Header.value(headers, "Content-Type");
    }

    @Nullable
    Object body() {
        return body;
    }

    List<Header> headers() {
        return headers;
    }

    private static int requireStatus(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status must be between 200 and 599, actual: " + status);
        }
        return status;
    }

    /** A body that is no JSON. */
    record Text(String value) {}
}
