package dev.heddle.domain;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Some items of a longer list, and where the next ones start.
 *
 * @param items the items in the order of their keys
 * @param next the key to ask for the following page with; empty on the last one
 * @param <T> the type of the items
 * @param <K> the type of the key
 */
public record Page<T, K>(List<T> items, Optional<K> next) {

    public Page {
        items = List.copyOf(items);
        requireNonNull(next, "next is null");
    }

    /**
     * Makes a page of what a query found that asked for one item more than the limit: the surplus item is cut off, and
     * says that there is a next page.
     *
     * @param found at most {@code request.limit() + 1} items
     * @param keyOf gives the key of an item
     */
    public static <T, K> Page<T, K> from(List<T> found, PageRequest<K> request,
            Function<? super T, ? extends K> keyOf) {
        if (found.size() <= request.limit()) {
            return new Page<>(found, Optional.empty());
        }
        List<T> items = found.subList(0, request.limit());
        return new Page<>(items, Optional.of(keyOf.apply(items.getLast())));
    }
}
