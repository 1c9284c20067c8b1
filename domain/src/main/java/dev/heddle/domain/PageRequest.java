package dev.heddle.domain;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Asks for the items that follow a key (key-set paging: its cost does not grow with the page's number, and items that
 * arrive meanwhile shift nothing).
 *
 * @param limit how many items at the most, from 1 to {@value #MAX_LIMIT}
 * @param after the key of the last item that the caller has; empty for the first page
 * @param <K> the type of the key
 */
public record PageRequest<K>(int limit, Optional<K> after) {

    /** The largest page. */
    public static final int MAX_LIMIT = 100;

    public PageRequest {
        requireNonNull(after, "after is null");
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be between 1 and " + MAX_LIMIT + ", actual: " + limit);
        }
    }
}
