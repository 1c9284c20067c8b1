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
 */
record Route(String operation, String template, List<String> names, Handler handler, Optional<Duration> timeout,
        Optional<Gate> gate, OptionalInt maxBodyBytes, Optional<String> produces) {}
