package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import java.io.IOException;

/**
 * Server-sent events on their way to one caller. Where none is sent for a {@linkplain StreamLimits#heartbeat() while}, the server sends a
 * comment, so that proxies keep the connection, and it is found out where the caller is gone.
 *
 * <p>For one thread only.
 */
public final class EventStream {

    private final StreamedAnswer answer;

    EventStream(StreamedAnswer answer) {
        this.answer = answer;
    }

    /**
     * Sends an event, and waits until the connection has taken it: so nothing is gathered for a caller that does not read, and one that does not read for
     * too long is cut off.
     *
     * @throws IOException if the caller is gone
     * @throws InterruptedException if the thread is interrupted, as it is where the context is cancelled
     */
    public void send(Event event) throws IOException, InterruptedException {
        answer.write(requireNonNull(event, "event is null").toBytes());
    }
}
