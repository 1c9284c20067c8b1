package dev.heddle.delivery.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.Http2CodecUtil;
import java.util.Base64;
import java.util.List;

/**
 * Which requests of HTTP/1.1 may become HTTP/2. Vert.x answers 101 to any that names it, also to one that is malformed, and
 * leaves one without settings unanswered; but a server may go on in HTTP/1.1 instead (RFC 9110, section 7.8).
 */
final class Upgrades {

    /** RFC 7540, section 3.2: it has exactly one HTTP2-Settings, which is named by Connection as well. */
    static boolean isAllowed(HttpRequest request) {
        HttpHeaders headers = request.headers();
        if (!headers.contains(HttpHeaderNames.UPGRADE, Http2CodecUtil.HTTP_UPGRADE_PROTOCOL_NAME, true)) {
            return true;
        }
        List<String> settings = headers.getAll(Http2CodecUtil.HTTP_UPGRADE_SETTINGS_HEADER);
        return request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && (headers.getAll(HttpHeaderNames.CONNECTION).size() == 1)
                && headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)
                && headers.containsValue(HttpHeaderNames.CONNECTION, Http2CodecUtil.HTTP_UPGRADE_SETTINGS_HEADER, true)
                && (settings.size() == 1) && isSettings(settings.getFirst());
    }

    private static boolean isSettings(String text) {
        try {
            return Base64.getUrlDecoder().decode(text).length % 6 == 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** Makes it a request like any other. */
    static void drop(HttpRequest request) {
        request.headers().remove(HttpHeaderNames.UPGRADE);
    }

    static boolean isToHttp2(HttpResponse response) {
        return response.headers()
                .contains(HttpHeaderNames.UPGRADE, Http2CodecUtil.HTTP_UPGRADE_PROTOCOL_NAME, true);
    }

    static boolean awaitsContinue(HttpRequest request) {
        return request.headers().contains(HttpHeaderNames.EXPECT, HttpHeaderValues.CONTINUE, true);
    }

    private Upgrades() {}
}
