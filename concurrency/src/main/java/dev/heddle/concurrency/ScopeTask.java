package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A task of a {@link TaskScope}. */
final class ScopeTask<T extends @Nullable Object> extends OwnedTask implements Task<T> {

    private final TaskScope<? super T, ?> scope;
    private final int number;
    private final @Nullable String givenName;
    private final @Nullable CarriedState carried = CarriedState.capture();
    private @Nullable Callable<? extends T> body;

    /** Set before the task leaves its owner's list, whose lock makes it seen by who has joined. */
    private @Nullable Outcome<T> outcome;

    ScopeTask(TaskScope<? super T, ?> scope, int number, @Nullable String givenName, Callable<? extends T> body) {
        super(scope.owner(), scope.context());
        this.scope = scope;
        this.number = number;
        this.givenName = givenName;
        this.body = body;
    }

    @Override
    public String name() {
        return givenName != null ? givenName : scope.name() + "-" + number;
    }

    /** Not cut into smaller methods, since each may be a frame more on the stack of a parked task. */
    @Override
    void work() {
        try {
            context().throwIfCancelled();
            Callable<? extends T> given = requireNonNull(body, "body is null");
            T value = carried == null ? given.call() : carried.call(given);
            closeScopes();
            outcome = new Outcome.Succeeded<>(value);
        } catch (Throwable thrown) {
            closeScopesAfter(thrown);
            outcome = Failures.outcome(context(), thrown);
        }
        body = null;
        scope.policy().ended(this, outcome);
    }

    void cancelledBeforeStart(CancelCause cause) {
        outcome = new Outcome.Cancelled<>(cause);
    }

    @Override
    public Outcome<T> outcome() {
        Outcome<T> how = outcome;
        if (how == null || scope.isOpen()) {
            throw new IllegalStateException(
                    "task '" + name() + "' may not have ended yet: call join() on its scope first");
        }
        return how;
    }

    @Override
    public T result() {
        return switch (outcome()) {
            case Outcome.Succeeded<T>(T value) -> value;
            case Outcome.Failed<T>(Throwable failure) -> throw Failures.rethrow(name(), failure);
            case Outcome.Cancelled<T>(CancelCause cause) -> throw new CancelledException(cause);
        };
    }
}
