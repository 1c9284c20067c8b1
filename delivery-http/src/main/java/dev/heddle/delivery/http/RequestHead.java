package dev.heddle.delivery.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Optional;

/**
 * Refuses heads of HTTP/1.1 that Vert.x lets through, although two receivers could read them in different ways: one of them
 * would take for a request of its own what the other one takes for a body (RFC 9112, sections 3.2, 6.1 and 11.2).
 */
final class RequestHead {

    private RequestHead() {}

    static Optional<Problem> problem(HttpServerRequest incoming) {
        if (incoming.version() == HttpVersion.HTTP_2) {
            return Optional.empty();
        }
        List<String> codings = incoming.headers().getAll("Transfer-Encoding");
        if (!codings.isEmpty() && !(codings.size() == 1 && codings.getFirst().strip().equalsIgnoreCase("chunked"))) {
            return Optional.of(Problem.of(501, "unknown-transfer-encoding",
                    "Transfer-Encoding must be chunked and nothing else, or absent"));
        }
        int hosts = incoming.headers().getAll("Host").size();
        if (hosts > 1 || (hosts == 0 && incoming.version() == HttpVersion.HTTP_1_1)) {
            return Optional.of(Problem.of(400, "invalid-host", "There must be one Host header, actual: " + hosts));
        }
        return Optional.empty();
    }
}
