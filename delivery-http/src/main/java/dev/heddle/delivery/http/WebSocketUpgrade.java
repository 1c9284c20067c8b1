package dev.heddle.delivery.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** How a caller asks for a WebSocket: RFC 6455, section 4.2.1. */
final class WebSocketUpgrade {

    private static final int KEY_BYTES = 16;

    /** Returns whether it does, in the way that this server knows. */
    static boolean isAskedFor(HttpServerRequest incoming) {
        return incoming.version() == HttpVersion.HTTP_1_1
                && incoming.method().equals(HttpMethod.GET)
                && "websocket".equalsIgnoreCase(incoming.getHeader("Upgrade"))
                && incoming.headers().getAll("Connection").stream().anyMatch(WebSocketUpgrade::isUpgrade)
                && "13".equals(incoming.getHeader("Sec-WebSocket-Version"))
                && isKey(incoming.headers().getAll("Sec-WebSocket-Key"));
    }

    private static boolean isKey(List<String> keys) {
        try {
            return keys.size() == 1 && (Base64.getDecoder().decode(keys.getFirst().strip()).length == KEY_BYTES);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean isUpgrade(String connection) {
        return Stream.of(connection.split(",")).anyMatch(option -> option.strip().equalsIgnoreCase("upgrade"));
    }

    private WebSocketUpgrade() {}
}
