package dev.heddle.delivery.http;

/** Sends the events of one caller. */
@FunctionalInterface
public interface EventFeed {

    /**
     * Sends events until there are no more; the stream ends when this returns. It runs on the virtual thread of the request, and under its
     * {@link dev.heddle.concurrency.Context}, which is cancelled when the caller is gone or the server stops.
     *
     * @param events belongs to the calling thread
     * @throws Exception ends the stream; it is logged, unless the context was cancelled or the caller is gone
     */
    void sendTo(EventStream events) throws Exception;
}
