package dev.heddle.delivery.http;

/**
 * Goes around the handlers of some routes: it sees the request before them, and their answer after them. It runs on the handler's
 * thread and under its context, after the body was received. Implementations are safe for use by many threads at once.
 *
 * <pre>{@code
 * Filter noStore = (request, next) -> next.handle(request).header("Cache-Control", "no-store");
 * router.with(noStore).get("/users/{id}", this::find);
 * }</pre>
 *
 * Where the handler throws, so does {@code next}; what becomes of that is decided outside of all filters. What the server answers by itself
 * (such as 404 and 405, or 503 where there is too much to do) passes no filter.
 */
@FunctionalInterface
public interface Filter {

    /**
     * Answers a request, most often by what {@code next} answers.
     *
     * @param next the next filter, or the handler; to be called at most once
     * @throws Exception the same as {@link Handler#handle}
     */
    Response handle(Request request, Handler next) throws Exception;

    /** Returns a handler that goes through this filter. */
    default Handler around(Handler handler) {
        return request -> handle(request, handler);
    }
}
