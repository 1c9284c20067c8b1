package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A task of a {@link TaskScope}. There may be millions: each field counts. */
sealed class ScopeTask<T extends @Nullable Object> extends OwnedTask implements Task<T> permits ScopeTask.Named {

    private final TaskScope<? super T, ?> scope;
    private final int number;

    /** A Callable, or an Action, whose result is null; to make it a Callable would take an object more for each task. */
    private @Nullable Object body;

    /** Set before the task leaves its owner's list, whose lock makes it seen by who has joined. */
    private @Nullable Outcome<T> outcome;

    ScopeTask(TaskScope<? super T, ?> scope, int number, Object body) {
        super(scope.context());
        this.scope = scope;
        this.number = number;
        this.body = withState(body);
    }

    private static Object withState(Object body) {
        CarriedState state = CarriedState.capture();
        return state == null ? body : (Callable<@Nullable Object>) () -> state.call(() -> invoke(body));
    }

    @SuppressWarnings("unchecked") // as below
    private static @Nullable Object invoke(Object body) throws Exception {
        if (body instanceof Callable<?> callable) {
            return callable.call();
        }
        ((Action<? extends Exception>) body).run();
        return null;
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
    @SuppressWarnings({"unchecked", "NullAway"}) // TaskScope.fork takes only such bodies; an action's result is null whatever T is
    final void work() {
        try {
            context().throwIfCancelled();
            T value = (T) invoke(requireNonNull(body, "body is null"));
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

        Named(TaskScope<? super T, ?> scope, int number, String name, Object body) {
            super(scope, number, body);
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }
    }
}
