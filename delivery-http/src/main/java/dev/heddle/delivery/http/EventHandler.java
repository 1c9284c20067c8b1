package dev.heddle.delivery.http;

/**
 * Opens a feed of server-sent events for a caller:
 *
 * <pre>{@code
 * router.events("/prices/{product}", request -> {
 *     Prices prices = followPrices.execute(request.path("product", PRODUCT));
 *     return events -> {
 *         while (true) {
 *             events.send(Event.of(prices.next()));
 *         }
 *     };
 * });
 * }</pre>
 *
 * Implementations are safe for use by many threads at once.
 */
@FunctionalInterface
public interface EventHandler {

    /**
     * Returns the feed, once it is clear that there can be one. A caller that has lost its connection sends as {@code Last-Event-ID} which event it had last.
     *
     * @throws Exception is answered as that of a {@link Handler}
     */
    EventFeed handle(Request request) throws Exception;
}
