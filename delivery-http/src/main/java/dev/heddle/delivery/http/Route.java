package dev.heddle.delivery.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What answers one method on the paths of one template.
 *
 * @param operation both in one, such as {@code GET /users/{id}}
 * @param timeout in place of the server's
 * @param gate in place of the server's
 * @param maxBodyBytes in place of the server's
 * @param produces the media type of its answers, where it is said
 * @param streamed whether the handler reads the body as it comes
 * @param live whether it is a feed or a WebSocket, which stay open
 */
record Route(String operation, String template, List<String> names, Handler handler, Optional<Duration> timeout,
        Optional<Gate> gate, OptionalInt maxBodyBytes, Optional<String> produces, boolean streamed, boolean live) {

    static Route of(String method, String template, List<String> names, Handler handler, ScopedRouter scope,
            boolean live) {
        RouteLimits limits = scope.limits();
        Optional<Gate> gate = limits.maxInFlight().isPresent()
                ? Optional.of(Gate.ofRoute(limits.maxInFlight().getAsInt()))
                : Optional.empty();
        return new Route(method + " " + template, template, names, handler, limits.timeout(), gate,
                limits.maxBodyBytes(), scope.produces(), scope.streamed(), live);
    }
}
