package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Is taken when no other clause is ready. */
record OrElseClause<T extends @Nullable Object>(Supplier<? extends T> noneReady) implements Clause<T> {

    OrElseClause {
        requireNonNull(noneReady, "noneReady is null");
    }
}
