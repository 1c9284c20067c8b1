package dev.heddle.delivery.http;

/** Talks to one caller over a WebSocket. */
@FunctionalInterface
public interface WebSocketSession {

    /**
     * Receives and sends until it is done; the socket is closed with 1000 when this returns. It runs on the virtual thread of the request, and under its
     * {@link dev.heddle.concurrency.Context}, which is cancelled when the caller is gone or has closed, or the server stops (1001).
     *
     * @param socket may be used by tasks of this too
     * @throws Exception closes the socket with 1011; it is logged, unless the context was cancelled or the caller is gone
     */
    void talk(WebSocket socket) throws Exception;
}
