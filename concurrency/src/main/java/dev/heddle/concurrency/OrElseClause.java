package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Is taken when no other clause is ready. */
final class OrElseClause<T extends @Nullable Object> extends Clause<T> {

    private final Supplier<? extends T> noneReady;

    OrElseClause(Supplier<? extends T> noneReady) {
        this.noneReady = requireNonNull(noneReady, "noneReady is null");
    }

    @Override
    Supplier<? extends T> otherwise() {
        return noneReady;
    }

    @Override
    @Nullable
    Registration enlist(Waiter waiter, long since) {
        return null;
    }
}
