package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits until a context is cancelled. */
record DoneClause<T extends @Nullable Object>(Context context, Function<? super CancelCause, ? extends T> cancelled)
        implements
            Clause<T> {

    DoneClause {
        requireNonNull(context, "context is null");
        requireNonNull(cancelled, "cancelled is null");
    }

    Supplier<T> taken() {
        return () -> cancelled.apply(context.cancelCause().orElseThrow());
    }
}
