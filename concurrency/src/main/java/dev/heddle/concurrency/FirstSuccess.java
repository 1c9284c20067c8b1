package dev.heddle.concurrency;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The first success cancels the others and is the result; if there is none, the first failure is thrown. */
final class FirstSuccess<T extends @Nullable Object> implements Policy<T, T> {

    private record Failure(String task, Throwable thrown) {}

    private final String scope;
    private final CancellableContext context;
    private final AtomicReference<Outcome.@Nullable Succeeded<? extends T>> winner = new AtomicReference<>();
    private final AtomicReference<@Nullable Failure> first = new AtomicReference<>();
    private final Queue<Throwable> others = new ConcurrentLinkedQueue<>();

    FirstSuccess(String scope, CancellableContext context) {
        this.scope = scope;
        this.context = context;
    }

    @Override
    public void ended(ScopeTask<? extends T> task, Outcome<? extends T> outcome) {
        switch (outcome) {
            case Outcome.Succeeded<? extends T> success -> succeeded(task, success);
            case Outcome.Cancelled<?> _ -> {
            }
            case Outcome.Failed<?>(Throwable failure) -> failed(new Failure(task.name(), failure));
        }
    }

    private void succeeded(ScopeTask<? extends T> task, Outcome.Succeeded<? extends T> success) {
        if (winner.compareAndSet(null, success)) {
            task.end();
            context.cancel("task '" + task.name() + "' succeeded first");
        }
    }

    private void failed(Failure failure) {
        if (!first.compareAndSet(null, failure)) {
            others.add(failure.thrown());
        }
    }

    @Override
    public boolean isSatisfied() {
        return winner.get() != null;
    }

    @Override
    public T result() {
        Outcome.Succeeded<? extends T> success = winner.get();
        if (success == null) {
            throw failure();
        }
        return success.value();
    }

    @Override
    public Queue<Throwable> unreported() {
        Queue<Throwable> failures = new ArrayDeque<>();
        Failure failure = first.get();
        if (failure != null && !isSatisfied()) {
            failures.add(failure.thrown());
            failures.addAll(others);
        }
        return failures;
    }

    private RuntimeException failure() {
        Failure failure = first.get();
        if (context.isCancelled()) {
            return Failures.suppress(Failures.cancelled(context), unreported());
        }
        if (failure == null) {
            return new IllegalStateException(
                    "scope '" + scope + "' has no task that could succeed: fork some before join");
        }
        return Failures.rethrow(failure.task(), Failures.suppress(failure.thrown(), others));
    }
}
