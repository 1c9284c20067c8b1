package dev.heddle.delivery.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.stream.Stream;

/** How a caller asks for a WebSocket: RFC 6455, section 4.2.1. */
final class WebSocketUpgrade {

    /** Returns whether it does, in the way that this server knows. */
    static boolean isAskedFor(HttpServerRequest incoming) {
        return incoming.version() == HttpVersion.HTTP_1_1
                && "websocket".equalsIgnoreCase(incoming.getHeader("Upgrade"))
                && incoming.headers().getAll("Connection").stream().anyMatch(WebSocketUpgrade::isUpgrade)
                && "13".equals(incoming.getHeader("Sec-WebSocket-Version"))
                && incoming.getHeader("Sec-WebSocket-Key") != null;
    }

    private static boolean isUpgrade(String connection) {
        return Stream.of(connection.split(",")).anyMatch(option -> option.strip().equalsIgnoreCase("upgrade"));
    }

    private WebSocketUpgrade() {}
}
