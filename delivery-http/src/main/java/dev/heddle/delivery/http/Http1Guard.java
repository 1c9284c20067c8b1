package dev.heddle.delivery.http;

import dev.heddle.delivery.http.ConnectionMeters.Closed;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Counts the requests of HTTP/1 on a connection that have no answer yet, and times what comes in between. Behind the codec,
 * and before Vert.x can take a request for one to upgrade: that would skip what {@link RequestHead} refuses.
 */
final class Http1Guard extends ChannelDuplexHandler implements ProtocolGuard {

    private final ConnectionGuard connection;
    private @Nullable ChannelHandlerContext channel;
    private int unanswered;
    private boolean headBegun;
    private long headSince;
    private boolean inBody;
    private boolean awaitsContinue;
    private long bodySince;
    private long answeredAt;
    private boolean interim;
    /** What follows a request that is refused can't be trusted to be one. */
    private boolean refused;

    Http1Guard(ConnectionGuard connection, long accepted) {
        this.connection = connection;
        this.headBegun = true;
        this.headSince = accepted;
        this.answeredAt = accepted;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext channel) {
        this.channel = channel;
    }

    @Override
    public void receives(long now) {
        if (!inBody && !headBegun) {
            headBegun = true;
            headSince = now;
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext channel, Object message) {
        if (refused) {
            ReferenceCountUtil.release(message);
            return;
        }
        switch (message) {
            case HttpRequest request -> begin(request);
            case HttpContent content when content.decoderResult().isFailure() && unanswered < 2 -> {
                ReferenceCountUtil.release(message);
                bodyIsMalformed(channel);
                return;
            }
            case HttpContent content -> goOn(content);
            default -> {
                // what follows an upgrade
            }
        }
        channel.fireChannelRead(message);
    }

    private void begin(HttpRequest request) {
        headBegun = false;
        unanswered++;
        inBody = true;
        bodySince = connection.lastRead();
        RequestHead.problem(request).ifPresent(problem -> fail(request, problem));
        refused = request.decoderResult().isFailure();
        if (request.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
            request.headers().remove(HttpHeaderNames.EXPECT); // RFC 9110, section 10.1.1
        }
        awaitsContinue = Upgrades.awaitsContinue(request);
        if (refused || !Upgrades.isAllowed(request)) {
            Upgrades.drop(request);
        }
        KeepAlive.settle(request);
    }

    /** Vert.x answers in the version that was asked in, if it is one. */
    private static void fail(HttpRequest request, Problem problem) {
        request.setDecoderResult(DecoderResult.failure(new MalformedHeadException(problem)));
        if (problem.status() == RequestHead.UNSUPPORTED_VERSION) {
            request.setProtocolVersion(HttpVersion.HTTP_1_1);
        }
    }

    private void goOn(HttpContent content) {
        awaitsContinue = false;
        if (unanswered > 0) {
            bodySince = connection.lastRead();
        }
        if (content instanceof LastHttpContent) {
            inBody = false;
        }
    }

    /** Where the request has its answer already, there is nothing to say. */
    private void bodyIsMalformed(ChannelHandlerContext channel) {
        refused = true;
        refuse(channel, Problem.of(400, "malformed-http", "The body must be chunked as HTTP/1.1 says (RFC 9112, 7.1)"));
    }

    @Override
    public void write(ChannelHandlerContext channel, Object message, ChannelPromise written) {
        HttpResponse switching = null;
        if (message instanceof HttpResponse response) {
            int status = response.status().code();
            switching = status == 101 ? response : null;
            interim = status < 200;
            awaitsContinue &= status != 100;
        }
        if (message instanceof LastHttpContent && !interim) {
            answered();
        }
        boolean toHttp2 = switching != null && Upgrades.isToHttp2(switching);
        ChannelFuture _ = channel.write(message, written);
        if (toHttp2) {
            connection.upgradeToHttp2(this, channel.pipeline());
        } else if (switching != null) {
            connection.upgradeToWebSocket(this, channel.pipeline());
        }
    }

    private void answered() {
        unanswered--;
        answeredAt = System.nanoTime();
        if (inBody) {
            bodySince = answeredAt;
        }
    }

    @Override
    public void check(long now) {
        if (channel == null) {
            return;
        }
        ConnectionLimits limits = connection.waitingLimits();
        if (inBody) {
            checkBody(channel, now);
        } else if (unanswered > 0) {
            return;
        } else if (headBegun && now - Math.max(headSince, answeredAt) > limits.headTimeout().toNanos()) {
            connection.headTookTooLong(true);
        } else if (!headBegun && connection.isAllSent()
                && now - Math.max(connection.lastRead(), answeredAt) > limits.idleTimeout().toNanos()) {
            connection.close(Closed.IDLE);
        }
    }

    /** While Vert.x does not read, or the client waits to be told to go on, the pause is the server's. */
    private void checkBody(ChannelHandlerContext channel, long now) {
        if (unanswered > 0 && (awaitsContinue || !channel.channel().config().isAutoRead())) {
            bodySince = now;
        } else if (unanswered < 2 && now - bodySince > connection.limits().bodyTimeout().toNanos()) {
            connection.count(Closed.BODY_TIMEOUT);
            refuse(channel, RequestTimedOut.body());
        }
    }

    private void refuse(ChannelHandlerContext channel, Problem problem) {
        Exchange exchange = connection.peer().current();
        if (exchange != null && !exchange.isAnswered()) {
            connection.peer().refuse(exchange, problem);
        } else {
            ChannelFuture _ = channel.channel().close();
        }
    }
}
