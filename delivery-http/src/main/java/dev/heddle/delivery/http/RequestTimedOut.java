package dev.heddle.delivery.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/** Answers 408 {@code request-timeout}: what a request of HTTP/1.1 is told whose head or body did not come in time. */
final class RequestTimedOut {

    private static final HttpDate DATE = new HttpDate(InstantSource.system());

    /** Returns the problem for a body that paused. */
    static Problem body() {
        return problem("The rest of the body did not come in time; send it without such long pauses");
    }

    private static Problem problem(String detail) {
        return Problem.of(408, "request-timeout", detail);
    }

    /** Answers a head that is not complete, and so is no request yet, and closes. */
    static void answer(ChannelHandlerContext channel, ProblemTypes types) {
        String id = RequestId.from(null);
        Content content = Content.from(Response.problem(problem("The head of the request did not come in time"))
                .with(Header.CONNECTION_CLOSE), id, types);
        ChannelFuture _ = channel.writeAndFlush(Unpooled.wrappedBuffer(head(content, id), content.bytes()))
                .addListener(ChannelFutureListener.CLOSE);
    }

    private static byte[] head(Content content, String id) {
        StringBuilder head = new StringBuilder("HTTP/1.1 408 Request Timeout\r\n");
        add(head, "Date", DATE.now());
        add(head, RequestId.HEADER, id);
        content.headers().forEach(header -> add(head, header.name(), header.value()));
        add(head, "Content-Length", Integer.toString(content.bytes().length));
        return head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void add(StringBuilder head, String name, CharSequence value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    private RequestTimedOut() {}
}
