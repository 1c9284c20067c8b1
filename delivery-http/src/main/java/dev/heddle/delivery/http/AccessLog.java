package dev.heddle.delivery.http;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Writes a line per request to {@code dev.heddle.delivery.http.access}: at WARN where the server failed, at INFO where the
 * caller hung up (499), else at DEBUG, so that it costs nothing until it is switched on. Nothing that a caller sent gets into
 * it with control characters.
 */
final class AccessLog {

    private static final Logger LOG = LoggerFactory.getLogger("dev.heddle.delivery.http.access");
    private static final int MAX_PATH = 200;

    void record(Exchange exchange, int status, Duration duration) {
        Level level = level(status);
        if (!LOG.isEnabledForLevel(level)) {
            return;
        }
        LOG.atLevel(level)
                .addKeyValue("method", exchange.method())
                .addKeyValue("route", exchange.route())
                .addKeyValue("path", printable(exchange.path()))
                .addKeyValue("status", status)
                .addKeyValue("durationMs", duration.toNanos() / 1e6)
                .addKeyValue("requestId", exchange.id())
                .log("{} {} {}", exchange.method(), exchange.route(), status);
    }

    /** What was refused or given up is counted, and may come in floods. */
    private static Level level(int status) {
        return switch (status) {
            case 503, 504 -> Level.DEBUG;
            case Exchange.CLIENT_GONE -> Level.INFO;
            default -> status >= 500 ? Level.WARN : Level.DEBUG;
        };
    }

    private static String printable(String path) {
        StringBuilder text = new StringBuilder(path.substring(0, Math.min(path.length(), MAX_PATH)));
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                text.setCharAt(i, '?');
            }
        }
        return text.toString();
    }
}
