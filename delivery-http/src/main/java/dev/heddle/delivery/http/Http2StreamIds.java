package dev.heddle.delivery.http;

import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Error;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which streams a client may still send a header block on. Netty answers one on a closed stream with RST_STREAM, where RFC
 * 9113, sections 5.1 and 5.1.1, wants the connection ended. For one thread only.
 */
final class Http2StreamIds {

    /** As many as were reset lately; what their client had sent before it knew is no error. */
    private static final int RESETS = 1_000;

    private final Set<Integer> receiving = new HashSet<>();
    private final LinkedHashSet<Integer> reset = new LinkedHashSet<>();
    private int highest;

    /**
     * Begins.
     *
     * @param highest the last stream that there has been, 0 for none
     */
    Http2StreamIds(int highest) {
        this.highest = highest;
    }

    /** Notes a header block, and returns why there must be none. */
    Optional<Http2Error> headers(int stream, boolean end) {
        if (stream > highest) {
            highest = stream;
            receiving.add(stream);
        } else if (stream != Http2CodecUtil.CONNECTION_STREAM_ID && !receiving.contains(stream)
                && !reset.contains(stream)) {
            return Optional.of(stream == highest ? Http2Error.STREAM_CLOSED : Http2Error.PROTOCOL_ERROR);
        }
        if (end) {
            ended(stream);
        }
        return Optional.empty();
    }

    /** Notes that the client sends no more. */
    void ended(int stream) {
        receiving.remove(stream);
        reset.remove(stream);
    }

    /** Notes that the server wants no more. */
    void resets(int stream) {
        if (receiving.remove(stream) && reset.add(stream) && reset.size() > RESETS) {
            reset.removeFirst();
        }
    }
}
