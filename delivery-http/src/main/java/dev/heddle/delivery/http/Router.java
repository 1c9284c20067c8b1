package dev.heddle.delivery.http;

/**
 * Takes the routes of a server. A template is a path such as {@code /users/{id}}: each {@code {name}} stands for exactly
 * one segment that is not empty. A literal segment wins over a {@code {name}}; the order of declaration means nothing.
 * {@code HEAD} is answered by the handler of {@code GET}, {@code OPTIONS} by the server.
 *
 * <p>The methods {@link #at}, {@link #with(Filter)}, {@link #with(RouteLimits)}, {@link #streaming} and {@link #producing} return a router that declares routes beside
 * those of this one, and has all else of this one:
 *
 * <pre>{@code
 * Router accounts = router.at("/accounts/{id}").with(audit);
 * accounts.get("", this::find);
 * accounts.post("/deposits", this::deposit);
 * }</pre>
 *
 * <p>All methods throw {@link IllegalArgumentException} where a template is malformed or collides with
 * another one; the message says what to change.
 */
public interface Router {

    /** Declares what answers {@code GET}; returns this. */
    Router get(String template, Handler handler);

    /** Declares what answers {@code POST}; returns this. */
    Router post(String template, Handler handler);

    /** Declares what answers {@code PUT}; returns this. */
    Router put(String template, Handler handler);

    /** Declares what answers {@code PATCH}; returns this. */
    Router patch(String template, Handler handler);

    /** Declares what answers {@code DELETE}; returns this. */
    Router delete(String template, Handler handler);

    /**
     * Declares a feed of events, which {@code GET} opens (server-sent events, of the HTML standard); returns this. It has no time limit, unless its
     * {@link RouteLimits} give it one. It counts towards {@link StreamLimits#maxOpen}, where its limits have no number of their own.
     */
    Router events(String template, EventHandler handler);

    /**
     * Declares a WebSocket (RFC 6455), which {@code GET} opens over HTTP/1.1; returns this. Its limits are those of {@link #events}. Without an upgrade, the
     * answer is 426 {@code upgrade-required}.
     */
    Router webSocket(String template, WebSocketHandler handler);

    /**
     * Returns a router whose templates go below a prefix, which may have {@code {names}} too. An empty template is the prefix itself.
     */
    Router at(String prefix);

    /** Returns a router whose routes go through a filter, inside of those that this one has already. */
    Router with(Filter filter);

    /** Returns a router whose routes have the limits, in place of those that this one has. */
    Router with(RouteLimits limits);

    /**
     * Returns a router whose handlers begin when the head of a request has come, and read the body as it comes, by {@link Request#bodyStream}:
     * for bodies that are too large for memory.
     */
    Router streaming();

    /**
     * Returns a router whose answers are of a media type, such as {@code text/plain}. A caller whose {@code Accept} does not allow it is refused with 406 {@code not-acceptable} before
     * the handler. Where nothing is said, that goes by JSON, and for {@code GET} and {@code HEAD} by what the answer is.
     */
    Router producing(String mediaType);
}
