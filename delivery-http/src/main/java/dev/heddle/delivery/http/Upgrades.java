package dev.heddle.delivery.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Settings;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;

/**
 * Which requests of HTTP/1.1 may become HTTP/2. Vert.x answers 101 to any that names it, also to one that is malformed, and
 * leaves one without settings unanswered; but a server may go on in HTTP/1.1 instead (RFC 9110, section 7.8).
 */
final class Upgrades {

    private static final int SETTING_BYTES = 6;

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
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            return false;
        }
        ByteBuffer settings = ByteBuffer.wrap(bytes);
        boolean valid = bytes.length % SETTING_BYTES == 0;
        while (valid && settings.hasRemaining()) {
            valid = isSetting(settings.getShort() & 0xffff, settings.getInt() & 0xffff_ffffL);
        }
        return valid;
    }

    private static boolean isSetting(int id, long value) {
        try {
            Long _ = new Http2Settings().put((char) id, Long.valueOf(value));
            return true;
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
