package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the first of several things, mostly {@linkplain Channel channels}; Go's {@code select}.
 *
 * <pre>{@code
 * String news = select(
 *         receive(orders, order -> "order " + order),
 *         send(results, result, () -> "sent"),
 *         timeout(Duration.ofSeconds(1), () -> "a second of silence"));
 * }</pre>
 *
 * A select is fair, holds no lock while it waits, and may use a channel in several clauses.
 */
public final class Select {

    private Select() {}

    /**
     * Takes one clause: of those that are ready, one by chance, each with the same probability; if none is, the first that
     * gets ready. A channel that is done, or has failed, is ready too. Of the others nothing is left behind. Then the
     * clause's function is called on this thread, and what it returns or throws is the result.
     *
     * <p>A cancel of the {@linkplain Context#current() current context} ends the wait, also inside a
     * {@link BlockingRegion}, whose own canceller is called as well. In a {@linkplain BlockingRegion#shielded shielded}
     * block it is not looked at. No value is lost by a cancel or a time-out: a value that was received is handed to its
     * function, also when the cancel comes at the same time.
     *
     * @throws CancelledException       if the current context is cancelled, before or while this waits, and there is no
     *                                  {@code done} clause for it; or if the thread is interrupted by others, which is
     *                                  pending again then. No clause is taken
     * @throws ChannelDoneException     if the clause taken is one whose channel is done, and has no function for that
     * @throws ChannelFailedException   if the clause taken is one whose channel has failed
     * @throws IllegalArgumentException if there are no clauses, or such that exclude each other
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is copied, and only read
    public static <T extends @Nullable Object> T select(Clause<? extends T>... clauses) {
        requireNonNull(clauses, "clauses is null");
        return new Selection<T>(clauses).take().get();
    }

    /** Receives a value, which is the result. */
    public static <V> Clause<V> receive(Source<V> source) {
        return receive(source, Function.identity());
    }

    /** Receives a value and calls a function with it. When the channel is done, that is a failure. */
    public static <V, T extends @Nullable Object> Clause<T> receive(Source<V> source,
            Function<? super V, ? extends T> received) {
        return new ReceiveClause<>(source, received, null);
    }

    /**
     * Receives a value and calls a function with it, or another one when the channel is done and empty, which it then is
     * for good; Go's {@code value, ok := <-channel}.
     */
    public static <V, T extends @Nullable Object> Clause<T> receive(Source<V> source,
            Function<? super V, ? extends T> received, Supplier<? extends T> whenDone) {
        return new ReceiveClause<>(source, received, requireNonNull(whenDone, "whenDone is null"));
    }

    /** Sends a value; the result is null. */
    public static <V> Clause<@Nullable Void> send(Sink<V> sink, V value) {
        return new SendClause<>(sink, value, () -> null);
    }

    /** Sends a value, and then calls a function. */
    public static <V, T extends @Nullable Object> Clause<T> send(Sink<V> sink, V value, Supplier<? extends T> sent) {
        return new SendClause<>(sink, value, sent);
    }

    /**
     * Waits until a context is cancelled; Go's {@code <-context.Done()}. The current context needs none: its cancel ends
     * the select with a {@link CancelledException}. If it is given one, that is taken instead of the exception.
     */
    public static <T extends @Nullable Object> Clause<T> done(Context context,
            Function<? super CancelCause, ? extends T> cancelled) {
        return new DoneClause<>(context, cancelled);
    }

    /**
     * Ends the wait after a time, from the start of the select. With a time of zero it is taken at once, unless another
     * clause is ready. Of several, the shortest counts. It excludes {@link #orElse}.
     *
     * @throws IllegalArgumentException if the time-out is negative
     */
    public static <T extends @Nullable Object> Clause<T> timeout(Duration timeout, Supplier<? extends T> expired) {
        return new TimeoutClause<>(timeout, expired);
    }

    /**
     * Is taken when no other clause is ready, so that the select does not wait; Go's {@code default}. At most one. A loop around
     * such a select keeps its carrier from other virtual threads, which Go's would not: give way in it, by
     * {@link Thread#yield} or a {@link #timeout}.
     */
    public static <T extends @Nullable Object> Clause<T> orElse(Supplier<? extends T> noneReady) {
        return new OrElseClause<>(noneReady);
    }
}
