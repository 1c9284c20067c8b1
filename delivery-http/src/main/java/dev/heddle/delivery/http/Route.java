package dev.heddle.delivery.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What answers one method on the paths of one template.
 *
 * @param operation both in one, such as {@code GET /users/{id}}
 * @param timeout in place of the server's
 * @param gate in place of the server's
 */
record Route(String operation, String template, List<String> names, Handler handler, Optional<Duration> timeout,
        Optional<Gate> gate) {}
