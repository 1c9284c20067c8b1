package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A task of a {@link TaskScope}. There may be millions: each field counts. */
sealed class ScopeTask<T extends @Nullable Object> extends OwnedTask implements Task<T> permits ScopeTask.Named {

    private final TaskScope<? super T, ?> scope;
    private final int number;
    private @Nullable Callable<? extends T> body;

    /** Set before the task leaves its owner's list, whose lock makes it seen by who has joined. */
    private @Nullable Outcome<T> outcome;

    ScopeTask(TaskScope<? super T, ?> scope, int number, Callable<? extends T> body) {
        super(scope.context());
        this.scope = scope;
        this.number = number;
        this.body = CarriedState.around(body);
    }

    @Override
    final Owner owner() {
        return scope.owner();
    }

    @Override
    public String name() {
        return scope.name() + "-" + number;
    }

    /** Not cut into smaller methods, since each may be a frame more on the stack of a parked task. */
    @Override
    final void work() {
        try {
            context().throwIfCancelled();
            T value = requireNonNull(body, "body is null").call();
            closeScopes();
            outcome = new Outcome.Succeeded<>(value);
        } catch (Throwable thrown) {
            closeScopesAfter(thrown);
            outcome = Failures.outcome(context(), thrown);
        }
        body = null;
        scope.policy().ended(this, outcome);
    }

    final void cancelledBeforeStart(CancelCause cause) {
        outcome = new Outcome.Cancelled<>(cause);
    }

    @Override
    public final Outcome<T> outcome() {
        Outcome<T> how = outcome;
        if (how == null || scope.isOpen()) {
            throw new IllegalStateException(
                    "task '" + name() + "' may not have ended yet: call join() on its scope first");
        }
        return how;
    }

    @Override
    public final T result() {
        return switch (outcome()) {
            case Outcome.Succeeded<T>(T value) -> value;
            case Outcome.Failed<T>(Throwable failure) -> throw Failures.rethrow(name(), failure);
            case Outcome.Cancelled<T>(CancelCause cause) -> throw new CancelledException(cause);
        };
    }

    /** One that was given a name of its own. */
    static final class Named<T extends @Nullable Object> extends ScopeTask<T> {

        private final String name;

        Named(TaskScope<? super T, ?> scope, int number, String name, Callable<? extends T> body) {
            super(scope, number, body);
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }
    }
}
