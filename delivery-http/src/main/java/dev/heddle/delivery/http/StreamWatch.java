package dev.heddle.delivery.http;

import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2LocalFlowController;
import io.netty.handler.codec.http2.Http2Stream;
import org.jspecify.annotations.Nullable;

/** What is known of one stream of HTTP/2 beside what Netty knows. For the connection's event loop only. */
final class StreamWatch {

    private final WriteProgress writes;
    private long bodySince;
    private boolean answered;
    private long sent;
    private @Nullable Exchange exchange;
    private boolean closed;

    StreamWatch(ConnectionLimits limits, long now) {
        this.writes = new WriteProgress(limits.idleTimeout());
        this.bodySince = now;
    }

    @Nullable
    Exchange exchange() {
        return exchange;
    }

    void asks(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Notes a part of the body; once there is an answer, more of it is no reason to wait. */
    void received(long now) {
        if (!answered) {
            bodySince = now;
        }
    }

    void sent(int bytes) {
        sent += bytes;
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
    }

    /** Returns since when a body has not gone on; where the client may send nothing, the pause is the server's. */
    long bodySince(Http2Connection connection, Http2Stream stream, long now) {
        if (!stream.state().localSideOpen()) {
            bodySince = answered ? bodySince : now;
            answered = true;
        } else if (!mayBeSent(connection, stream)) {
            bodySince = now;
        }
        return bodySince;
    }

    private static boolean mayBeSent(Http2Connection connection, Http2Stream stream) {
        Http2LocalFlowController flow = connection.local().flowController();
        return flow.windowSize(stream) > 0 && flow.windowSize(connection.connectionStream()) > 0;
    }

    /** Returns whether the client takes too little of the answer. */
    boolean isStuck(Http2Connection connection, Http2Stream stream, long now) {
        return writes.isStuck(connection.remote().flowController().hasFlowControlled(stream), sent, now);
    }
}
