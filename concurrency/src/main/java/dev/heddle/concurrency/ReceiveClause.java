package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Receives from a channel. */
final class ReceiveClause<V, T extends @Nullable Object> extends Clause<T> {

    private final Channel<V> channel;
    private final Function<? super V, ? extends T> received;
    private final @Nullable Supplier<? extends T> whenDone;

    ReceiveClause(Source<V> source, Function<? super V, ? extends T> received,
            @Nullable Supplier<? extends T> whenDone) {
        this.channel = switch (requireNonNull(source, "source is null")) {
            case Channel<V> itself -> itself;
        };
        this.received = requireNonNull(received, "received is null");
        this.whenDone = whenDone;
    }

    @Override
    @Nullable
    Supplier<? extends T> takeIfReady() {
        Object ready = channel.receiveNow();
        return ready == null ? null : () -> result(ready);
    }

    @SuppressWarnings("unchecked") // what is not Closed is a value
    private T result(Object taken) {
        if (!(taken instanceof Closed how)) {
            return received.apply((V) taken);
        }
        if (whenDone == null || !how.isDone()) {
            throw how.toException();
        }
        return whenDone.get();
    }

    @Override
    @Nullable
    Registration enlist(Waiter waiter, long since) {
        Receiver receiver = new Receiver(waiter);
        return channel.enlistReceiver(receiver) ? receiver : null;
    }

    private final class Receiver extends Place<V> implements Supplier<T>, Registration {

        Receiver(Waiter waiter) {
            super(waiter, null);
        }

        @Override
        public T get() {
            return result(received());
        }

        @Override
        public void close() {
            channel.leave(this);
        }
    }
}
