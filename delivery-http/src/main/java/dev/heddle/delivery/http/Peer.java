package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/**
 * The other end of a connection, which may say by a FIN that it sends nothing more. That alone does not tell whether it still
 * wants its answer. Over HTTP/1.1, with a whole request in flight, it is asked: an interim answer 102, which clients ignore
 * (RFC 9110, section 15.2), makes the system of one that is gone reset the connection, which a later write shows. So it is
 * sent again, after 2 ms, 4 ms and so on. Otherwise a FIN is a disconnect.
 *
 * <p>In the channel's pipeline before any codec. For its event loop only.
 */
final class Peer extends ChannelInboundHandlerAdapter {

    private static final byte[] PROCESSING = "HTTP/1.1 102 Processing\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final long FIRST_PAUSE_MILLIS = 2;

    private final Peers peers;
    private @Nullable ChannelHandlerContext channel;
    private Peers.@Nullable Connection connection;
    private @Nullable Exchange current;
    private @Nullable Http2Guard streams;
    private @Nullable Context context;
    private boolean speaksHttp1;
    private boolean endedSending;

    Peer(Peers peers) {
        this.peers = peers;
    }

    /** Notes that it speaks HTTP/2, and who knows its streams. */
    void speaksHttp2(Http2Guard streams) {
        this.streams = streams;
    }

    /** Returns the request of HTTP/1 that is in flight; null if there is none. */
    @Nullable
    Exchange current() {
        return current;
    }

    /** Answers a request whose rest is not wanted, as if Vert.x had called. */
    void refuse(Exchange exchange, Problem problem) {
        requireNonNull(context).runOnContext(_ -> exchange.answerAndClose(Response.problem(problem)));
    }

    /** Notes a request; of HTTP/1, a connection has one at a time. */
    void asks(Exchange exchange) {
        if (context == null) {
            context = Vertx.currentContext();
        }
        if (streams != null) {
            streams.asks(exchange);
            return;
        }
        speaksHttp1 = true;
        current = exchange;
        if (endedSending && channel != null) {
            findOutLater(channel, exchange);
        }
    }

    /** Vert.x may still hand over the rest of the request, which has been received. */
    private void findOutLater(ChannelHandlerContext channel, Exchange exchange) {
        channel.executor().execute(() -> findOut(channel, exchange));
    }

    /** Notes that an answer was written. Where more was pipelined, the next request has begun already. */
    @SuppressWarnings("ReferenceEquality") // each exchange is its own
    void isAnswered(Exchange exchange) {
        if (current == exchange) {
            current = null;
            if (endedSending && channel != null) {
                closeAfterWrites(channel);
            }
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext channel) {
        this.channel = channel;
        connection = peers.add(channel.channel(), this);
        channel.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext channel) {
        peers.remove(connection, this);
        current = null;
        channel.fireChannelInactive();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext channel, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            endedSending = true;
            inputEnded(channel);
        }
        channel.fireUserEventTriggered(event);
    }

    /** A reset before the first request of HTTP/1 is nothing but an end; Vert.x would log it as an error. */
    @Override
    public void exceptionCaught(ChannelHandlerContext channel, Throwable thrown) {
        if (thrown instanceof IOException && !speaksHttp1) {
            ChannelFuture _ = channel.close();
        } else {
            channel.fireExceptionCaught(thrown);
        }
    }

    private void inputEnded(ChannelHandlerContext channel) {
        Exchange exchange = current;
        if (!speaksHttp1) {
            ChannelFuture _ = channel.close();
        } else if (exchange == null) {
            closeAfterWrites(channel);
        } else {
            findOut(channel, exchange);
        }
    }

    private void findOut(ChannelHandlerContext channel, Exchange exchange) {
        if (exchange.canBeAskedWhetherItIsWaitedFor()) {
            ask(channel, exchange, FIRST_PAUSE_MILLIS);
        } else if (exchange.isGoneAfterFin()) {
            ChannelFuture _ = channel.close();
        }
    }

    /** What comes between the check and the answer's own write is on this event loop, so nothing gets into the answer. */
    @SuppressWarnings("ReferenceEquality") // each exchange is its own
    private void ask(ChannelHandlerContext channel, Exchange exchange, long pause) {
        if (current == exchange && !exchange.isAnswered()) {
            ChannelFuture _ = channel.writeAndFlush(Unpooled.wrappedBuffer(PROCESSING));
            ScheduledFuture<?> _ = channel.executor().schedule(() -> ask(channel, exchange, 2 * pause), pause,
                    MILLISECONDS);
        }
    }

    private static void closeAfterWrites(ChannelHandlerContext channel) {
        ChannelFuture _ = channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
}
