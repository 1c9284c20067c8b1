package dev.heddle.concurrency;

import org.jspecify.annotations.Nullable;

/**
 * Those who wait at one side of a channel, longest first: a linked list, so that who gives up leaves nothing behind and
 * costs the same however many there are. Guarded by the channel's lock.
 */
final class Places<T> {

    /** Its neighbours are the last and the first. */
    private final Place<T> head = new Place<>(Waiter.nobody(), null);

    void add(Place<T> place) {
        place.linkBefore(head);
    }

    /** Takes out the first one. */
    @Nullable
    Place<T> poll() {
        Place<T> first = head.after();
        if (isHead(first)) {
            return null;
        }
        first.unlink();
        return first;
    }

    void closeAll(Closed how) {
        for (Place<T> place = poll(); place != null; place = poll()) {
            place.close(how);
        }
    }

    /** Whether anybody else than this one waits. */
    boolean hasOtherThan(Waiter waiter) {
        Place<T> place = head.after();
        while (!isHead(place) && place.waiter() == waiter) {
            place = place.after();
        }
        return !isHead(place);
    }

    @SuppressWarnings("ReferenceEquality") // a place equals only itself
    private boolean isHead(Place<T> place) {
        return place == head;
    }
}
