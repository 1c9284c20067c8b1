package dev.heddle.delivery.http;

import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Optional;

/**
 * Refuses heads of HTTP/2 that Netty and Vert.x let through, although they are malformed: as HTTP/1.1, further back, they
 * would be other requests (RFC 9113, sections 8.2.1 and 8.3.1).
 */
final class Http2Head {

    static Optional<Problem> problem(HttpServerRequest incoming) {
        for (Map.Entry<String, String> header : incoming.headers()) {
            if (!isValue(header.getValue())) {
                return Optional.of(RequestHead.malformed(
                        "The values of headers must have no control characters, nor spaces at their ends"));
            }
        }
        if (incoming.headers().getAll("Host").size() > 1) {
            return Optional.of(Host.problem("There must be one Host header at most"));
        }
        String scheme = incoming.scheme();
        if (scheme != null && !scheme.equals("http") && !scheme.equals("https")) {
            return Optional.of(RequestHead.malformed(":scheme must be http or https"));
        }
        String target = incoming.uri();
        return target == null ? Optional.empty() : target(incoming.method().name(), target);
    }

    /** The host of an absolute one would be in :authority. */
    private static Optional<Problem> target(String method, String target) {
        return target.startsWith("/") || target.equals("*") || method.equals("CONNECT")
                ? RequestTarget.problem(method, target)
                : Optional.of(RequestHead.malformed(":path must begin with /"));
    }

    private static boolean isValue(String text) {
        if (text.isEmpty()) {
            return true;
        }
        return !isSpace(text.charAt(0)) && !isSpace(text.charAt(text.length() - 1))
                && text.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7f));
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    private Http2Head() {}
}
