package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends to a channel. */
final class SendClause<V, T extends @Nullable Object> extends Clause<T> {

    private final Channel<V> channel;
    private final V value;
    private final Supplier<? extends T> sent;

    SendClause(Sink<V> sink, V value, Supplier<? extends T> sent) {
        this.channel = switch (requireNonNull(sink, "sink is null")) {
            case Channel<V> itself -> itself;
        };
        this.value = requireNonNull(value, "value is null");
        this.sent = requireNonNull(sent, "sent is null");
    }

    @Override
    @Nullable
    Supplier<? extends T> takeIfReady() {
        return channel.sendNow(value) ? sent : null;
    }

    @Override
    @Nullable
    Registration enlist(Waiter waiter, long since) {
        Sender sender = new Sender(waiter);
        return channel.enlistSender(sender) ? sender : null;
    }

    private final class Sender extends Place<V> implements Supplier<T>, Registration {

        Sender(Waiter waiter) {
            super(waiter, value);
        }

        @Override
        public T get() {
            throwIfClosed();
            return sent.get();
        }

        @Override
        public void close() {
            channel.leave(this);
        }
    }
}
