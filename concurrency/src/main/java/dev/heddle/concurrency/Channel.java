package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Hands values from threads to threads, in order; Go's {@code chan}. Without a buffer, sender and receiver meet; with
 * one, a sender waits only while it is full. To wait for several channels, see {@link Select}.
 *
 * <pre>{@code
 * Channel<Order> orders = Channel.buffered(16);
 * try (var scope = TaskScope.open()) {
 *     scope.fork(() -> {
 *         readAll(orders::send);
 *         orders.done();
 *     });
 *     scope.fork(() -> {
 *         for (Order order : orders) {
 *             ship(order);
 *         }
 *     });
 *     scope.join();
 * }
 * }</pre>
 *
 * A channel holds no thread and no other resource: one that nobody uses any more needs no closing. All methods may be
 * called by any thread. Values are never null.
 */
public final class Channel<T> implements Source<T>, Sink<T> {

    /*
     * One lock for everything, held for some nanoseconds and never while waiting. It is a monitor: a virtual thread that
     * has to wait for it gives its carrier back, so that nobody ever spins while the one who must move on has no carrier.
     *
     * Receivers wait only where there is nothing to receive, senders only where the buffer is full and no receiver waits.
     */
    private final Object lock = new Object();
    private final int capacity;
    private final ArrayDeque<T> buffer = new ArrayDeque<>(0);
    private final Places<T> receivers = new Places<>();
    private final Places<T> senders = new Places<>();
    private @Nullable Closed closed;

    private Channel(int capacity) {
        this.capacity = capacity;
    }

    /** Makes a channel without a buffer: a send ends when a receiver has the value. */
    public static <T> Channel<T> rendezvous() {
        return new Channel<>(0);
    }

    /**
     * Makes a channel with a buffer.
     *
     * @param capacity how many values the buffer holds; it takes memory for the most that were in it at a time
     * @throws IllegalArgumentException if the capacity is less than 1
     */
    public static <T> Channel<T> buffered(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1, actual: " + capacity);
        }
        return new Channel<>(capacity);
    }

    @Override
    public void send(T value) {
        requireNonNull(value, "value is null");
        Caller caller = Caller.willing();
        Place<T> place = sendOrEnlist(value);
        if (place != null) {
            await(place, caller);
            place.throwIfClosed();
        }
    }

    private @Nullable Place<T> sendOrEnlist(T value) {
        Closed how;
        synchronized (lock) {
            how = closed;
            if (how == null) {
                return offer(value) ? null : enlistSender(value);
            }
        }
        throw how.toException();
    }

    private Place<T> enlistSender(T value) {
        Place<T> place = new Place<>(new Waiter(), value);
        senders.add(place);
        return place;
    }

    @Override
    @SuppressWarnings("unchecked") // what is not Closed is a value
    public T receive() {
        Object received = receiveOrClosed();
        if (received instanceof Closed how) {
            throw how.toException();
        }
        return (T) received;
    }

    private Object receiveOrClosed() {
        Caller caller = Caller.willing();
        Place<T> place;
        synchronized (lock) {
            Object ready = pollOrClosed();
            if (ready != null) {
                return ready;
            }
            place = new Place<>(new Waiter(), null);
            receivers.add(place);
        }
        await(place, caller);
        return place.received();
    }

    private void await(Place<T> place, Caller caller) {
        try {
            caller.await(place.waiter());
        } catch (Throwable gaveUp) {
            leave(place);
            throw gaveUp;
        }
    }

    @Override
    public boolean done() {
        return close(Closed.DONE);
    }

    @Override
    public boolean fail(Throwable cause) {
        return close(new Closed(requireNonNull(cause, "cause is null")));
    }

    private boolean close(Closed how) {
        synchronized (lock) {
            if (closed != null) {
                return false;
            }
            closed = how;
            receivers.closeAll(how);
            if (!how.isDone()) {
                buffer.clear();
                senders.closeAll(how);
            }
            return true;
        }
    }

    @Override
    public Iterator<T> iterator() {
        return new Values();
    }

    /** Sends if that is possible at once; tells whether it was. */
    boolean sendNow(T value) {
        Closed how;
        synchronized (lock) {
            how = closed;
            if (how == null) {
                return offer(value);
            }
        }
        throw how.toException();
    }

    /** Receives if that is possible at once: a value, how the channel was closed, or null. */
    @Nullable
    Object receiveNow() {
        synchronized (lock) {
            return pollOrClosed();
        }
    }

    /** Lets a sender wait, unless by now it need not; tells whether it does. */
    boolean enlistSender(Place<T> place) {
        synchronized (lock) {
            if (closed != null || buffer.size() < capacity || receivers.hasOtherThan(place.waiter())) {
                return false;
            }
            senders.add(place);
            return true;
        }
    }

    /** Lets a receiver wait, unless by now it need not; tells whether it does. */
    boolean enlistReceiver(Place<T> place) {
        synchronized (lock) {
            if (closed != null || !buffer.isEmpty() || senders.hasOtherThan(place.waiter())) {
                return false;
            }
            receivers.add(place);
            return true;
        }
    }

    /** Takes out a sender or a receiver that waits no more. */
    void leave(Place<T> place) {
        synchronized (lock) {
            place.unlink();
        }
    }

    private boolean offer(T value) {
        for (Place<T> place = receivers.poll(); place != null; place = receivers.poll()) {
            if (place.give(value)) {
                return true;
            }
        }
        return buffer.size() < capacity && buffer.add(value);
    }

    private @Nullable Object pollOrClosed() {
        T first = buffer.poll();
        T sent = takeSent();
        if (first == null) {
            return sent == null ? closed : sent;
        }
        if (sent != null) {
            buffer.add(sent);
        }
        return first;
    }

    private @Nullable T takeSent() {
        for (Place<T> place = senders.poll(); place != null; place = senders.poll()) {
            if (place.take()) {
                return place.value();
            }
        }
        return null;
    }

    private final class Values implements Iterator<T> {

        private @Nullable T next;

        @Override
        @SuppressWarnings("unchecked") // what is not Closed is a value
        public boolean hasNext() {
            if (next != null) {
                return true;
            }
            Object received = receiveOrClosed();
            if (received instanceof Closed how) {
                if (how.isDone()) {
                    return false;
                }
                throw how.toException();
            }
            next = (T) received;
            return true;
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the channel is done");
            }
            T value = requireNonNull(next);
            next = null;
            return value;
        }
    }
}
