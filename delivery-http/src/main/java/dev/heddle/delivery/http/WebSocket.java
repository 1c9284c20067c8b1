package dev.heddle.delivery.http;

import java.io.IOException;
import java.util.Optional;

/**
 * A WebSocket (RFC 6455) in blocking style, in text messages. All methods may be called by any thread, {@link #receive} by one at a time.
 * Pings are answered by the server, and sent as a {@linkplain StreamLimits#heartbeat() heartbeat}.
 */
public interface WebSocket {

    /**
     * Waits for the next message. No more than one is taken from the connection ahead, so a caller that sends faster than this is called has to wait.
     *
     * @return empty when the caller has closed the socket
     * @throws IOException if the connection breaks, or the caller breaks the rules, such as by a message that is too large (it is closed with 1009 then), or is
     *         binary (1003)
     * @throws InterruptedException if the thread is interrupted, as it is where the context is cancelled
     */
    Optional<String> receive() throws IOException, InterruptedException;

    /**
     * Drops what comes from now on, for who only sends: messages that are left lying would hide from the server that their caller has closed the socket, or is
     * gone. {@link #receive} only waits for the end then.
     */
    void ignoreMessages();

    /**
     * Sends a message, and waits until the connection has taken it, so nothing is gathered for a caller that does not read.
     *
     * @throws IOException if the socket is closed
     * @throws InterruptedException if the thread is interrupted, as it is where the context is cancelled
     */
    void send(String text) throws IOException, InterruptedException;

    /** Sends a value as JSON; else the same as {@link #send}. */
    void sendJson(Object value) throws IOException, InterruptedException;

    /**
     * Closes the socket, unless it is closed already.
     *
     * @param code 1000, or one of those from 3000 to 4999 that the two sides have agreed upon
     * @param reason for the caller, of at most 123 bytes in UTF-8
     * @throws IllegalArgumentException if the code or the reason is none that may be sent
     */
    void close(int code, String reason);
}
