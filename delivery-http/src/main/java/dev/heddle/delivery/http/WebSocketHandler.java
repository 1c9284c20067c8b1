package dev.heddle.delivery.http;

/**
 * Opens a WebSocket for a caller:
 *
 * <pre>{@code
 * router.webSocket("/echo", request -> socket -> {
 *     for (Optional<String> text = socket.receive(); text.isPresent(); text = socket.receive()) {
 *         socket.send(text.get());
 *     }
 * });
 * }</pre>
 *
 * Implementations are safe for use by many threads at once.
 */
@FunctionalInterface
public interface WebSocketHandler {

    /**
     * Returns what talks to the caller, once it is clear that it may; the upgrade is done then.
     *
     * @throws Exception is answered as that of a {@link Handler}, without an upgrade
     */
    WebSocketSession handle(Request request) throws Exception;
}
