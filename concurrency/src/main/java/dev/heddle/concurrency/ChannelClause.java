package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import com.softwaremill.jox.ChannelClosed;
import com.softwaremill.jox.ChannelError;
import com.softwaremill.jox.CloseableChannel;
import com.softwaremill.jox.SelectClause;
import com.softwaremill.jox.Sink;
import com.softwaremill.jox.Source;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Receives from a channel, or sends to it.
 *
 * @param jox      the same for jox; instead of calling back, it returns what is to be called when the select is over
 * @param whenDone what is to be called when the channel is done; null where that is a failure
 */
record ChannelClause<T extends @Nullable Object>(CloseableChannel channel, boolean sends,
        SelectClause<Supplier<? extends T>> jox, @Nullable Supplier<? extends T> whenDone) implements Clause<T> {

    static <V, T extends @Nullable Object> ChannelClause<T> receive(Source<V> source,
            Function<? super V, ? extends T> received, @Nullable Supplier<? extends T> whenDone) {
        requireNonNull(source, "source is null");
        requireNonNull(received, "received is null");
        return new ChannelClause<>(source, false, source.receiveClause(value -> () -> received.apply(value)),
                whenDone);
    }

    static <V, T extends @Nullable Object> ChannelClause<T> send(Sink<V> sink, V value, Supplier<? extends T> sent) {
        requireNonNull(sink, "sink is null");
        requireNonNull(value, "value is null");
        requireNonNull(sent, "sent is null");
        return new ChannelClause<>(sink, true, sink.sendClause(value, () -> sent), null);
    }

    boolean wasClosedBy(ChannelClosed closed) {
        return closed.equals(channel.closedForSend());
    }

    void throwIfInError() {
        if (channel.closedForSend() instanceof ChannelError error) {
            throw error.toException();
        }
    }
}
