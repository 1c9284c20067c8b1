package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits until a context is cancelled. */
final class DoneClause<T extends @Nullable Object> extends Clause<T> {

    private final Context context;
    private final Function<? super CancelCause, ? extends T> cancelled;

    DoneClause(Context context, Function<? super CancelCause, ? extends T> cancelled) {
        this.context = requireNonNull(context, "context is null");
        this.cancelled = requireNonNull(cancelled, "cancelled is null");
    }

    boolean isFor(Context other) {
        return context.source() != null && context.source() == other.source();
    }

    Supplier<T> taken() {
        return () -> cancelled.apply(context.cancelCause().orElseThrow());
    }

    @Override
    @Nullable
    Supplier<? extends T> takeIfReady() {
        return context.isCancelled() ? taken() : null;
    }

    @Override
    Registration enlist(Waiter waiter, long since) {
        CancellableContext source = context.source();
        if (source == null) {
            return () -> {};
        }
        Wakeable sleeper = () -> waiter.claim(taken());
        return source.register(new Listeners.Entry(sleeper));
    }
}
