package dev.heddle.concurrency;

import com.softwaremill.jox.Channel;
import com.softwaremill.jox.SelectClause;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What ends a waiting select besides its channels: a time-out, other contexts, the canceller of its region. All of them
 * go through one more channel. Closing leaves nothing behind in the timer and the contexts.
 */
final class Signals<T extends @Nullable Object> implements AutoCloseable {

    private final Channel<Supplier<? extends T>> channel = Channel.newUnlimitedChannel();
    private final List<Registration> registrations = new ArrayList<>(2);

    void sendAfter(TimeoutClause<? extends T> clause) {
        Future<?> alarm = Timer.schedule(() -> send(clause.expired()), Deadline.nanos(clause.timeout()));
        registrations.add(() -> alarm.cancel(false));
    }

    void sendWhenCancelled(Context context, Supplier<? extends T> taken) {
        CancellableContext source = context.source();
        if (source != null) {
            Wakeable sleeper = () -> send(taken);
            registrations.add(source.register(new Listeners.Entry(sleeper)));
        }
    }

    /** Ends the select; quick, from any thread. What is sent after the first is lost. */
    void send(Supplier<? extends T> taken) {
        try {
            channel.sendOrClosed(taken);
        } catch (InterruptedException e) {
            throw new IllegalStateException("an unlimited channel has blocked", e);
        }
    }

    /** The clause that receives what was sent first; the check runs on the select's thread. */
    SelectClause<Supplier<? extends T>> clause(UnaryOperator<Supplier<? extends T>> check) {
        return channel.receiveClause(check);
    }

    @Override
    public void close() {
        registrations.forEach(Registration::close);
    }
}
