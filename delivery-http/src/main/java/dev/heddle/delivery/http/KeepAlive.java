package dev.heddle.delivery.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;

/** Which connections of HTTP/1 end with their answer although Vert.x would keep them. */
final class KeepAlive {

    /**
     * Vert.x sees {@code close} only where it stands alone, not in a list (RFC 9112, section 9.6). In HTTP/1.0 the end of a
     * streamed answer is the end of its connection; and of several Content-Length Netty takes the first and hides the others,
     * so that what comes next may be a part of the body.
     */
    static void settle(HttpRequest request) {
        HttpHeaders headers = request.headers();
        if (request.protocolVersion().equals(HttpVersion.HTTP_1_0)
                || headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true)) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }

    private KeepAlive() {}
}
