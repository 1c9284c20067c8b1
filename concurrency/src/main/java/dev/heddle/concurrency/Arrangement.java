package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import com.softwaremill.jox.ChannelClosed;
import com.softwaremill.jox.ChannelDone;
import com.softwaremill.jox.SelectClause;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The clauses of one select in random order. That is what makes it fair: jox takes the first clause that is ready, and
 * in a random order each of those that are ready is equally often the first.
 *
 * <p>The order also answers for what jox can't do. Where a channel is used twice, only its first clause goes to jox, for
 * both are ready at the same time. A context that is already cancelled is a clause that is always ready: what comes after
 * it has lost.
 */
final class Arrangement<T extends @Nullable Object> {

    private final Clause<? extends T>[] order;
    private final @Nullable CancellableContext current;
    private final SelectClause<Supplier<? extends T>>[] channels;
    private int size;
    private @Nullable Supplier<? extends T> ready;
    private @Nullable OrElseClause<? extends T> orElse;
    private @Nullable TimeoutClause<? extends T> timeout;
    private boolean awaitsContexts;

    /**
     * Checks the clauses and puts them in order.
     *
     * @param current what ends the select by other means than its clause; null if nothing does
     */
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    Arrangement(Clause<? extends T>[] clauses, @Nullable CancellableContext current) {
        this.order = clauses.clone();
        this.current = current;
        this.channels = new SelectClause[order.length];
        checkPresent();
        shuffle();
        for (int i = 0; i < order.length; i++) {
            arrange(order[i], i);
        }
        if (orElse != null && timeout != null) {
            throw new IllegalArgumentException("timeout beside orElse never fires: leave one of them out");
        }
    }

    private void checkPresent() {
        if (order.length == 0) {
            throw new IllegalArgumentException("clauses must not be empty");
        }
        for (int i = 0; i < order.length; i++) {
            int number = i;
            requireNonNull(order[i], () -> "clauses[" + number + "] is null");
        }
    }

    private void shuffle() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (int last = order.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            Clause<? extends T> clause = order[other];
            order[other] = order[last];
            order[last] = clause;
        }
    }

    private void arrange(Clause<? extends T> clause, int position) {
        switch (clause) {
            case ChannelClause<? extends T> channel -> add(channel, position);
            case DoneClause<? extends T> done -> add(done);
            case TimeoutClause<? extends T> wait -> add(wait);
            case OrElseClause<? extends T> other -> add(other);
        }
    }

    @SuppressWarnings("unchecked") // a supplier of what extends T
    private void add(ChannelClause<? extends T> clause, int position) {
        boolean again = isUsedBefore(clause, position);
        if (ready != null) {
            clause.throwIfInError();
        } else if (!again) {
            channels[size++] = (SelectClause<Supplier<? extends T>>) (SelectClause<?>) clause.jox();
        }
    }

    private boolean isUsedBefore(ChannelClause<? extends T> clause, int position) {
        boolean used = false;
        for (int i = 0; i < position; i++) {
            if (order[i] instanceof ChannelClause<? extends T> other && other.channel().equals(clause.channel())) {
                if (other.sends() != clause.sends()) {
                    throw new IllegalArgumentException(
                            "a select can't both send to and receive from the same channel: use two selects");
                }
                used = true;
            }
        }
        return used;
    }

    private void add(DoneClause<? extends T> clause) {
        if (isForCurrent(clause)) {
            return;
        }
        if (!clause.context().isCancelled()) {
            awaitsContexts = true;
        } else if (ready == null) {
            ready = clause.taken();
        }
    }

    private boolean isForCurrent(DoneClause<? extends T> clause) {
        return current != null && clause.context().source() == current;
    }

    private void add(TimeoutClause<? extends T> clause) {
        if (timeout == null || clause.timeout().compareTo(timeout.timeout()) < 0) {
            timeout = clause;
        }
    }

    private void add(OrElseClause<? extends T> clause) {
        if (orElse != null) {
            throw new IllegalArgumentException("a select takes at most one orElse");
        }
        orElse = clause;
    }

    /** Whether there is nothing but channels to wait for. */
    boolean areChannelsOnly() {
        return ready == null && orElse == null && timeout == null && !awaitsContexts && size > 0;
    }

    /** What is to be done if none of the channels is ready; null if the select waits then. */
    @Nullable
    Supplier<? extends T> withoutWaiting() {
        if (ready != null) {
            return ready;
        }
        if (orElse != null) {
            return orElse.noneReady();
        }
        return timeout != null && timeout.timeout().isZero() ? timeout.expired() : null;
    }

    SelectClause<Supplier<? extends T>>[] channels() {
        return size == channels.length ? channels : Arrays.copyOf(channels, size);
    }

    SelectClause<Supplier<? extends T>>[] channelsAnd(SelectClause<Supplier<? extends T>> last) {
        SelectClause<Supplier<? extends T>>[] all = Arrays.copyOf(channels, size + 1);
        all[size] = last;
        return all;
    }

    void register(Signals<T> signals) {
        if (timeout != null) {
            signals.sendAfter(timeout);
        }
        for (Clause<? extends T> clause : order) {
            if (clause instanceof DoneClause<? extends T> done && !isForCurrent(done)) {
                signals.sendWhenCancelled(done.context(), done.taken());
            }
        }
    }

    /** What is to be called now that a channel is closed. */
    Supplier<? extends T> whenClosed(ChannelClosed closed) {
        Supplier<? extends T> whenDone = closed instanceof ChannelDone done ? whenDone(done) : null;
        if (whenDone == null) {
            throw closed.toException();
        }
        return whenDone;
    }

    private @Nullable Supplier<? extends T> whenDone(ChannelDone done) {
        for (Clause<? extends T> clause : order) {
            if (clause instanceof ChannelClause<? extends T> channel && channel.wasClosedBy(done)) {
                return channel.whenDone();
            }
        }
        return null;
    }

    /** What is to be called now that the current context is cancelled. */
    Supplier<? extends T> whenCancelled(CancelledException cancelled) {
        for (Clause<? extends T> clause : order) {
            if (clause instanceof DoneClause<? extends T> done && isForCurrent(done) && done.context().isCancelled()) {
                return done.taken();
            }
        }
        throw cancelled;
    }
}
