package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The status and the headers of an answer of a {@link LocalServer}. Immutable.
 *
 * @param status the HTTP status
 * @param headers the values by name, which is not case-sensitive
 */
public record LocalAnswer(int status, Map<String, List<String>> headers) {

    public LocalAnswer {
        Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        requireNonNull(headers, "headers is null").forEach((name, values) -> byName.put(name, List.copyOf(values)));
        headers = Collections.unmodifiableMap(byName);
    }
}
