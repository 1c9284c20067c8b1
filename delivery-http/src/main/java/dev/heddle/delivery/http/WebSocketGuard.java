package dev.heddle.delivery.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what Vert.x lets through, and holds back the pings of a client that does not read: Vert.x answers each, and would keep the answers without bound. The
 * latest is answered when the client reads again, which is all that RFC 6455, section 5.5.3, asks for. Whether the client is
 * still there, and reads, is seen to by the heartbeat and {@link ConnectionGuard}.
 */
final class WebSocketGuard extends ChannelInboundHandlerAdapter implements ProtocolGuard {

    /** RFC 6455, section 7.4.2; Netty knows the lower bounds. */
    private static final int MAX_CLOSE_CODE = 4999;

    private @Nullable PingWebSocketFrame unanswered;

    @Override
    public void channelRead(ChannelHandlerContext channel, Object message) {
        switch (message) {
            case PingWebSocketFrame ping when !channel.channel().isWritable() -> {
                release();
                unanswered = ping;
            }
            case CloseWebSocketFrame close when close.statusCode() > MAX_CLOSE_CODE -> {
                close.release();
                channel.fireExceptionCaught(new CorruptedWebSocketFrameException(WebSocketCloseStatus.PROTOCOL_ERROR,
                        "There is no such close code"));
            }
            default -> channel.fireChannelRead(message);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext channel) {
        PingWebSocketFrame ping = unanswered;
        if (ping != null && channel.channel().isWritable()) {
            unanswered = null;
            channel.fireChannelRead(ping);
            channel.fireChannelReadComplete(); // upon which Vert.x sends what it has written
        }
        channel.fireChannelWritabilityChanged();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext channel) {
        release();
    }

    private void release() {
        if (unanswered != null) {
            unanswered.release();
            unanswered = null;
        }
    }

    @Override
    public void receives(long now) {
        // the heartbeat sees to that
    }

    @Override
    public void check(long now) {
        // the heartbeat sees to that
    }
}
