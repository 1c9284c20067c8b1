package dev.heddle.delivery.http;

import java.io.OutputStream;

/** The body of an answer that is written piece by piece, such as one that is too large for memory. */
@FunctionalInterface
public interface StreamedBody {

    /**
     * Writes the body, on the handler's thread and under its context, after the handler and its filters have returned. The stream keeps up to
     * 16 KiB back until it is flushed, and blocks while the caller takes nothing more. It need not be closed.
     *
     * @throws Exception what is thrown ends the connection (over HTTP/2 the stream), so that the caller sees that the body is not whole;
     *         the status was sent already
     */
    void writeTo(OutputStream out) throws Exception;
}
