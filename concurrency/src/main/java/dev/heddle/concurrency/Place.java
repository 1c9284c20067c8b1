package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A sender's or a receiver's place in one of the {@link Places} of a channel, whose lock guards it until the waiter is
 * claimed; then it belongs to the waiter's thread.
 */
class Place<T> {

    private final Waiter waiter;
    private @Nullable T value;
    private @Nullable Closed closed;

    /** Its neighbours; a place that is in no list is its own neighbour. */
    private Place<T> before = this;
    private Place<T> after = this;

    /**
     * Makes a place.
     *
     * @param value what is to be sent; null for a receiver
     */
    Place(Waiter waiter, @Nullable T value) {
        this.waiter = waiter;
        this.value = value;
    }

    final Waiter waiter() {
        return waiter;
    }

    final Place<T> after() {
        return after;
    }

    final void linkBefore(Place<T> next) {
        before = next.before;
        after = next;
        before.after = this;
        next.before = this;
    }

    /** Leaves the list, if it is in one. */
    final void unlink() {
        before.after = after;
        after.before = before;
        before = this;
        after = this;
    }

    /** Takes a sender's {@link #value()}. Like {@code give} and {@code close}, it tells whether the waiter still waited. */
    final boolean take() {
        return waiter.claim(this);
    }

    final boolean give(T given) {
        value = given;
        return waiter.claim(this);
    }

    final boolean close(Closed how) {
        closed = how;
        return waiter.claim(this);
    }

    final @Nullable T value() {
        return value;
    }

    final void throwIfClosed() {
        if (closed != null) {
            throw closed.toException();
        }
    }

    /** The value that was received, or how the channel was closed. */
    final Object received() {
        return closed != null ? closed : requireNonNull(value);
    }
}
