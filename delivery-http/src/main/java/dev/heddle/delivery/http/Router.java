package dev.heddle.delivery.http;

/**
 * Takes the routes of a server. A template is a path such as {@code /users/{id}}: each {@code {name}} stands for exactly
 * one segment that is not empty. A literal segment wins over a {@code {name}}; the order of declaration means nothing.
 * {@code HEAD} is answered by the handler of {@code GET}, {@code OPTIONS} by the server.
 *
 * <p>Each method returns this, and throws {@link IllegalArgumentException} where a template is malformed or collides with
 * another one; the message says what to change.
 */
public interface Router {

    /** Declares what answers {@code GET}. */
    Router get(String template, Handler handler);

    /** Declares what answers {@code POST}. */
    Router post(String template, Handler handler);

    /** Declares what answers {@code PUT}. */
    Router put(String template, Handler handler);

    /** Declares what answers {@code PATCH}. */
    Router patch(String template, Handler handler);

    /** Declares what answers {@code DELETE}. */
    Router delete(String template, Handler handler);

    /**
     * Returns a router that declares routes beside those of this one, each under the limits. They replace the limits that
     * this one has.
     */
    Router with(RouteLimits limits);

    /**
     * Returns a router that declares routes beside those of this one, whose answers are of the media type, such as
     * {@code text/plain}. A caller whose {@code Accept} does not allow it is refused with 406 {@code not-acceptable} before
     * the handler. Where nothing is said, that goes by JSON, and for {@code GET} and {@code HEAD} by what the answer is.
     */
    Router producing(String mediaType);
}
