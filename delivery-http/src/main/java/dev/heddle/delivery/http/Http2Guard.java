package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import dev.heddle.delivery.http.ConnectionMeters.Closed;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Times the header blocks and streams of HTTP/2 on a connection, and counts the frames that ask for nothing. In front of
 * Netty's handler, so that it also sees what that one does not tell: that a header block has begun.
 */
final class Http2Guard extends ChannelDuplexHandler implements ProtocolGuard {

    private static final int GOAWAY_ERROR_OFFSET = 13;

    private final ConnectionGuard connection;
    private final FrameBudget budget;
    private final Http2StreamIds ids;
    private final Http2Frames inbound;
    private final Http2Frames outbound = new Http2Frames(0, new Sent());
    private @Nullable ChannelHandlerContext channel;
    private Http2Connection.@Nullable PropertyKey key;
    private boolean headBegun = true;
    private long headSince;
    private boolean hasSettings;
    private long busyAt;
    private boolean failed;

    /**
     * Begins.
     *
     * @param upgraded whether the preface is still to come
     */
    Http2Guard(ConnectionGuard connection, long begin, boolean upgraded) {
        this.connection = connection;
        headSince = begin;
        busyAt = begin;
        budget = new FrameBudget(begin);
        ids = new Http2StreamIds(upgraded ? Http2CodecUtil.HTTP_UPGRADE_STREAM_ID : 0);
        inbound = new Http2Frames(upgraded ? Http2CodecUtil.connectionPrefaceBuf().readableBytes() : 0, new Received());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext channel) {
        this.channel = channel;
        connection.peer().speaksHttp2(this);
    }

    /** Notes whose stream it is, who can still be answered. */
    void asks(Exchange exchange) {
        Http2ConnectionHandler http2 = http2();
        Http2Stream stream = http2 == null ? null : http2.connection().stream((int) exchange.incoming().streamId());
        if (stream != null) {
            watch(stream).asks(exchange);
        }
    }

    /** Null for as long as Vert.x has not put it in the place of the one of HTTP/1.1. */
    private @Nullable Http2ConnectionHandler http2() {
        return channel == null ? null : channel.pipeline().get(Http2ConnectionHandler.class);
    }

    @Override
    public void receives(long now) {
        // the frames tell
    }

    @Override
    public void channelRead(ChannelHandlerContext channel, Object message) {
        if (message instanceof ByteBuf bytes && !failed) {
            inbound.pass(bytes);
        }
        if (failed) {
            ReferenceCountUtil.release(message);
        } else {
            channel.fireChannelRead(message);
        }
    }

    @Override
    public void write(ChannelHandlerContext channel, Object message, ChannelPromise written) {
        if (message instanceof ByteBuf bytes) {
            if (outbound.isBetweenFrames() && isCalm(bytes)) {
                connection.count(Closed.FLOOD);
            }
            outbound.pass(bytes);
        }
        ChannelFuture _ = channel.write(message, written);
    }

    /** Netty, too, ends a connection that is flooded. */
    private static boolean isCalm(ByteBuf bytes) {
        int start = bytes.readerIndex();
        return bytes.readableBytes() >= GOAWAY_ERROR_OFFSET + Integer.BYTES
                && (bytes.getByte(start + 3) == Http2Frames.GOAWAY)
                && (bytes.getInt(start + GOAWAY_ERROR_OFFSET) == Http2Error.ENHANCE_YOUR_CALM.code());
    }

    /** Ends the connection; of what else comes, nothing is read. */
    private void fail(Http2Error error, String detail) {
        if (!failed) {
            failed = true;
            fail(Http2Exception.connectionError(error, detail));
        }
    }

    private void fail(Http2Exception cause) {
        Http2ConnectionHandler http2 = requireNonNull(http2());
        http2.onError(requireNonNull(channel).pipeline().context(http2), false, cause);
    }

    @Override
    public void check(long now) {
        Http2ConnectionHandler http2 = http2();
        if (http2 == null) {
            return;
        }
        ConnectionLimits limits = connection.waitingLimits();
        if (http2.connection().numActiveStreams() > 0) {
            busyAt = now;
            checkStreams(http2, now);
        } else if (headBegun) {
            if (now - Math.max(headSince, busyAt) > limits.headTimeout().toNanos()) {
                connection.close(Closed.HEAD_TIMEOUT);
            }
        } else if (connection.isAllSent()
                && now - Math.max(connection.lastRead(), busyAt) > limits.idleTimeout().toNanos()) {
            connection.close(Closed.IDLE);
        }
    }

    private void checkStreams(Http2ConnectionHandler http2, long now) {
        try {
            http2.connection().forEachActiveStream(stream -> {
                check(http2, stream, watch(stream), now);
                return true;
            });
        } catch (Http2Exception e) {
            fail(e);
        }
    }

    private void check(Http2ConnectionHandler http2, Http2Stream stream, StreamWatch watch, long now) {
        if (watch.isClosed()) {
            return;
        }
        if (watch.isStuck(http2.connection(), stream, now)) {
            close(watch, Closed.SLOW_READER);
            reset(http2, stream);
        } else if (stream.state().remoteSideOpen()
                && now - watch.bodySince(http2.connection(), stream, now) > connection.limits().bodyTimeout()
                        .toNanos()) {
            close(watch, Closed.BODY_TIMEOUT);
            Exchange exchange = watch.exchange();
            if (exchange != null && !exchange.isAnswered()) {
                connection.peer().refuse(exchange, RequestTimedOut.body());
            } else {
                reset(http2, stream);
            }
        }
    }

    private void close(StreamWatch watch, Closed reason) {
        watch.close();
        connection.countStream(reason);
    }

    private void reset(Http2ConnectionHandler http2, Http2Stream stream) {
        ChannelHandlerContext handler = requireNonNull(channel).pipeline().context(http2);
        ChannelFuture _ = http2.encoder()
                .writeRstStream(handler, stream.id(), Http2Error.CANCEL.code(), handler.newPromise());
        handler.flush();
    }

    private StreamWatch watch(Http2Stream stream) {
        Http2ConnectionHandler http2 = requireNonNull(http2());
        Http2Connection.PropertyKey watchKey = key == null ? http2.connection().newKey() : key;
        key = watchKey;
        StreamWatch watch = stream.getProperty(watchKey);
        if (watch == null) {
            watch = new StreamWatch(connection.limits(), System.nanoTime());
            stream.setProperty(watchKey, watch);
        }
        return watch;
    }

    private @Nullable StreamWatch watch(int id) {
        Http2ConnectionHandler http2 = http2();
        Http2Stream stream = http2 == null ? null : http2.connection().stream(id);
        return stream == null || id == Http2CodecUtil.CONNECTION_STREAM_ID ? null : watch(stream);
    }

    private final class Received implements Http2Frames.Listener {

        @Override
        public void begins(int type, int flags, int stream, int length) {
            boolean endsStream = (flags & Http2Frames.END_STREAM) != 0;
            if (type == Http2Frames.HEADERS) {
                budget.useful();
                headBegun = true;
                headSince = connection.lastRead();
                ids.headers(stream, endsStream)
                        .ifPresent(error -> fail(error, "HEADERS on stream " + stream + ", which is closed"));
            } else if (type == Http2Frames.DATA && length > 0) {
                budget.useful();
                StreamWatch watch = watch(stream);
                if (watch != null) {
                    watch.received(connection.lastRead());
                }
            } else if (budget.spend(connection.lastRead())) {
                fail(Http2Error.ENHANCE_YOUR_CALM, "Too many frames that ask for nothing");
            }
            if (type == Http2Frames.RST_STREAM || (type == Http2Frames.DATA && endsStream)) {
                ids.ended(stream);
            }
        }

        @Override
        public void ends(int type, int flags) {
            boolean isBlock = type == Http2Frames.HEADERS || type == Http2Frames.CONTINUATION;
            hasSettings |= type == Http2Frames.SETTINGS;
            if ((isBlock && (flags & Http2Frames.END_HEADERS) != 0) || type == Http2Frames.SETTINGS) {
                headBegun = !hasSettings;
            }
        }
    }

    private final class Sent implements Http2Frames.Listener {

        @Override
        public void begins(int type, int flags, int stream, int length) {
            if (type == Http2Frames.DATA && length > 0) {
                budget.useful();
                StreamWatch watch = watch(stream);
                if (watch != null) {
                    watch.sent(length);
                }
            } else if (type == Http2Frames.RST_STREAM) {
                ids.resets(stream);
            }
        }

        @Override
        public void ends(int type, int flags) {
            // when it began is enough
        }
    }
}
