package dev.heddle.concurrency;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The first failure cancels the others and is thrown, with what they threw then as suppressed. */
final class FailFast<T extends @Nullable Object> implements Policy<T, @Nullable Void> {

    private final CancellableContext context;
    private final AtomicReference<CancelCause.@Nullable SiblingFailed> first = new AtomicReference<>();
    private final Queue<Throwable> others = new ConcurrentLinkedQueue<>();
    private volatile boolean gaveUp;
    private boolean thrown;

    FailFast(CancellableContext context) {
        this.context = context;
    }

    @Override
    public void ended(ScopeTask<? extends T> task, Outcome<? extends T> outcome) {
        switch (outcome) {
            case Outcome.Succeeded<?> _ -> {
            }
            case Outcome.Cancelled<?> _ -> gaveUp = true;
            case Outcome.Failed<?>(Throwable failure) -> {
                task.end();
                failed(new CancelCause.SiblingFailed(task.name(), failure));
            }
        }
    }

    private void failed(CancelCause.SiblingFailed failed) {
        if (!first.compareAndSet(null, failed) || !context.cancel(failed)) {
            others.add(failed.failure());
        }
    }

    @Override
    public void throwIfFailed() {
        CancelCause.SiblingFailed failed = decisive();
        if (failed != null) {
            thrown = true;
            throw Failures.rethrow(failed.task(), Failures.suppress(failed.failure(), others));
        }
    }

    @SuppressWarnings("ReferenceEquality") // an equal cause of another scope is not ours
    private CancelCause.@Nullable SiblingFailed decisive() {
        CancelCause.SiblingFailed failed = first.get();
        return failed != null && context.cause() == failed ? failed : null;
    }

    @Override
    public Queue<Throwable> unreported() {
        CancelCause.SiblingFailed failed = decisive();
        if (failed != null && !thrown) {
            others.add(failed.failure());
        }
        return others;
    }

    @Override
    public @Nullable Void result() {
        throwIfFailed();
        if (gaveUp || !others.isEmpty()) {
            throw Failures.suppress(Failures.cancelled(context), others);
        }
        return null;
    }
}
