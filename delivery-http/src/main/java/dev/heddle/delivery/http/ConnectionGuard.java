package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import dev.heddle.delivery.http.ConnectionMeters.Closed;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FileRegion;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Holds one connection to its limits. Vert.x finds out by the first bytes which protocol a client speaks, and only then sets
 * up its codec. So the first bytes are handed on one by one until that is known, which takes one, or up to 24 where the
 * first is a P. Then a guard of that protocol is put behind the codec, where it sees each head and body, or each frame.
 *
 * <p>The first handler of the channel's pipeline, for its event loop only.
 */
final class ConnectionGuard extends ChannelDuplexHandler {

    /** How long a connection that is to be closed has to send what it says to that. */
    private static final Duration LAST_ANSWER = Duration.ofSeconds(1);

    private final Connections connections;
    private final Peer peer;
    private final WriteProgress writes;
    private @Nullable ChannelHandlerContext channel;
    private @Nullable ProtocolGuard protocol;
    private long accepted;
    private long lastRead;
    private long written;
    private boolean hasRead;
    private boolean closing;
    private long closingSince;

    ConnectionGuard(Connections connections, Peer peer) {
        this.connections = connections;
        this.peer = peer;
        this.writes = new WriteProgress(connections.limits().idleTimeout());
    }

    ConnectionLimits limits() {
        return connections.limits();
    }

    ConnectionLimits waitingLimits() {
        return connections.waitingLimits();
    }

    Peer peer() {
        return peer;
    }

    /** Returns when bytes last came. */
    long lastRead() {
        return lastRead;
    }

    /** Returns whether nothing waits to be sent. */
    boolean isAllSent() {
        return channel == null || pending(channel) == 0;
    }

    /** Netty counts a little more than the bytes, for each buffer. */
    private static long pending(ChannelHandlerContext channel) {
        ChannelOutboundBuffer buffer = channel.channel().unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes() - buffer.currentProgress();
    }

    @Override
    public void channelActive(ChannelHandlerContext channel) {
        this.channel = channel;
        accepted = System.nanoTime();
        lastRead = accepted;
        connections.sweeps().add(channel.executor(), this);
        channel.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext channel) {
        connections.sweeps().remove(channel.executor(), this);
        channel.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext channel, Object received) {
        ByteBuf bytes = (ByteBuf) received;
        connections.meters().received(bytes.readableBytes());
        if (closing) {
            ReferenceCountUtil.release(received);
            return;
        }
        hasRead = true;
        lastRead = System.nanoTime();
        if (protocol == null) {
            readUntilKnown(channel, bytes);
        }
        if (bytes.isReadable()) {
            requireNonNull(protocol).receives(lastRead);
            channel.fireChannelRead(bytes);
        } else {
            bytes.release();
        }
    }

    private void readUntilKnown(ChannelHandlerContext channel, ByteBuf bytes) {
        while (bytes.isReadable() && protocol == null) {
            channel.fireChannelRead(bytes.readRetainedSlice(1));
            find(channel.pipeline());
        }
    }

    private void find(ChannelPipeline pipeline) {
        ChannelHandlerContext encoder = pipeline.context(HttpResponseEncoder.class);
        ChannelHandlerContext http2 = pipeline.context(Http2ConnectionHandler.class);
        if (encoder != null) {
            Http1Guard guard = new Http1Guard(this, accepted);
            pipeline.addAfter(encoder.name(), null, guard);
            protocol = guard;
        } else if (http2 != null) {
            Http2Guard guard = new Http2Guard(this, accepted, false);
            pipeline.addBefore(http2.name(), null, guard);
            protocol = guard;
        }
    }

    /** Puts a guard of HTTP/2 in the place of one of HTTP/1.1, whose client has asked for that. */
    void upgradeToHttp2(Http1Guard from, ChannelPipeline pipeline) {
        Http2Guard guard = new Http2Guard(this, System.nanoTime(), true);
        pipeline.replace(from, null, guard);
        protocol = guard;
    }

    /** Puts a guard of WebSockets in the place of one of HTTP/1.1. */
    void upgradeToWebSocket(Http1Guard from, ChannelPipeline pipeline) {
        WebSocketGuard guard = new WebSocketGuard();
        pipeline.replace(from, null, guard);
        protocol = guard;
    }

    @Override
    public void write(ChannelHandlerContext channel, Object message, ChannelPromise done) {
        long bytes = switch (message) {
            case ByteBuf buffer -> buffer.readableBytes();
            case ByteBufHolder holder -> holder.content().readableBytes();
            case FileRegion file -> file.count();
            default -> 0;
        };
        connections.meters().sent(bytes);
        written += bytes;
        ChannelFuture _ = channel.write(message, done);
    }

    /** Closes what has taken too long; called by {@link Sweeps}. */
    void check(long now) {
        ChannelHandlerContext open = requireNonNull(channel);
        ProtocolGuard known = protocol;
        long pending = pending(open);
        if (closing) {
            if (now - closingSince > LAST_ANSWER.toNanos()) {
                ChannelFuture _ = open.close(); // a client that does not read would hold up the protocol's own way
            }
        } else if (writes.isStuck(pending > 0, written - pending, now)) {
            count(Closed.SLOW_READER);
            ChannelFuture _ = open.close();
        } else if (known != null) {
            known.check(now);
        } else if (now - accepted > waitingLimits().headTimeout().toNanos()) {
            headTookTooLong(hasRead);
        }
    }

    /** Closes since a head took too long; it is answered where it had begun, and the protocol may be HTTP/1.1. */
    void headTookTooLong(boolean begun) {
        ChannelHandlerContext open = requireNonNull(channel);
        count(Closed.HEAD_TIMEOUT);
        if (begun) {
            RequestTimedOut.answer(open, connections.types());
        } else {
            ChannelFuture _ = open.close();
        }
    }

    /** Closes since a limit was broken. Over HTTP/2 that sends GOAWAY. */
    void close(Closed reason) {
        count(reason);
        ChannelFuture _ = requireNonNull(channel).channel().close();
    }

    /** Closes at once, and says nothing. */
    void abort() {
        ChannelFuture _ = requireNonNull(channel).close();
    }

    /** Notes that what else comes is not read, and that the connection is closed, at the latest a second from now. */
    void count(Closed reason) {
        closing = true;
        closingSince = System.nanoTime();
        connections.meters().closed(reason);
    }

    /** Counts a stream that is closed, while the connection stays. */
    void countStream(Closed reason) {
        connections.meters().closed(reason);
    }
}
