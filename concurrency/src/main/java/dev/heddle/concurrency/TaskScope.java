package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A block that starts tasks, each on a virtual thread of its own, and that is not left before they have all ended; Go's
 * {@code errgroup}.
 *
 * <pre>{@code
 * try (var scope = TaskScope.open()) {
 *     Task<User> user = scope.fork(() -> bank.user(id));
 *     Task<List<Account>> accounts = scope.fork(() -> bank.accounts(id));
 *     scope.join();
 *     return new Overview(user.result(), accounts.result());
 * }
 * }</pre>
 *
 * The tasks run under a child of the context that the scope was opened under, so they end with its deadline. What other
 * {@link ScopedValue}s the opener has does not come along; for state on the thread see
 * {@link dev.heddle.concurrency.spi.ThreadStateCarrier}.
 *
 * <p>A scope belongs to the thread that opened it: all methods but {@link #context()} and {@link #name()} throw a
 * {@link WrongThreadException} on another. Tasks open scopes of their own. Scopes are closed in reverse order.
 *
 * @param <T> what the tasks return
 * @param <R> what the scope returns
 */
public final class TaskScope<T extends @Nullable Object, R extends @Nullable Object> implements AutoCloseable {

    private enum State {
        OPEN, JOINED, CLOSED
    }

    private final Thread thread = Thread.currentThread();
    private final Context opener = Context.current();
    private final CancellableContext context = opener.withCancel();
    private final Owner owner;
    private final Policy<T, R> policy;
    private final int limit;
    private final Thread.Builder.OfVirtual threads;
    private volatile State state = State.OPEN;
    private int forks;
    private @Nullable Throwable refusal;
    private @Nullable Supplier<R> joined;

    private TaskScope(String name, int limit, BiFunction<String, CancellableContext, Policy<T, R>> policy) {
        this.owner = Owner.open("scope", name, thread);
        this.policy = policy.apply(name, context);
        this.limit = limit;
        this.threads = OwnedTask.threads(name);
        context.register(new Listeners.Entry(owner));
        OpenScopes.add(this);
    }

    /**
     * Opens a scope in which the first failure cancels the other tasks, and is what {@link #join()} throws. Without a
     * limit; for one, and for a name, see {@link #builder()}.
     */
    public static TaskScope<@Nullable Object, @Nullable Void> open() {
        return builder().failFast();
    }

    /**
     * Opens a scope in which the first success cancels the other tasks, and is what {@link #join()} returns. If no task
     * succeeds, {@code join} throws what the first threw, with the others' as suppressed.
     *
     * @param <T> what the tasks return
     */
    public static <T extends @Nullable Object> TaskScope<T, T> firstSuccess() {
        return builder().firstSuccess();
    }

    /**
     * Opens a scope in which all tasks run to their end, and whose {@link #join()} returns all outcomes, in the order of the
     * forks, and throws none of them.
     *
     * @param <T> what the tasks return
     */
    public static <T extends @Nullable Object> TaskScope<T, List<Outcome<T>>> gatherAll() {
        return builder().gatherAll();
    }

    /** Starts with the name {@code scope} and no limit. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts a task with a name made of the scope's and a number; else the same as {@link #fork(String, Callable)}. */
    public <U extends T> Task<U> fork(Callable<? extends U> body) {
        return fork(null, requireNonNull(body, "body is null"), threads);
    }

    /**
     * Starts a task. Where the scope has a limit and as many tasks have not ended, waits until one has.
     *
     * @param name its name, and its thread's
     * @throws IllegalStateException if the scope was joined or closed, or the current context is not the one that it was
     *                               opened under
     * @throws WrongThreadException  on another thread than the scope's
     * @throws CancelledException    if the scope's context is cancelled, also while this waits; nothing is started then. If a task
     *                               failed, what {@link #join()} would throw is thrown. After a first success, a task is
     *                               returned that was not started and counts as cancelled.
     */
    public <U extends T> Task<U> fork(String name, Callable<? extends U> body) {
        return fork(requireNonNull(name, "name is null"), requireNonNull(body, "body is null"),
                OwnedTask.threads(name));
    }

    /** Starts a task without a result, whose value is null; else the same as {@link #fork(Callable)}. */
    public Task<?> fork(Action<? extends Exception> body) {
        return fork(null, requireNonNull(body, "body is null"), threads);
    }

    /** Starts a task without a result, whose value is null; else the same as {@link #fork(String, Callable)}. */
    public Task<?> fork(String name, Action<? extends Exception> body) {
        return fork(requireNonNull(name, "name is null"), requireNonNull(body, "body is null"),
                OwnedTask.threads(name));
    }

    private <U extends T> Task<U> fork(@Nullable String name, Object body, Thread.Builder builder) {
        checkThread("fork");
        checkContext();
        if (state != State.OPEN) {
            throw new IllegalStateException(owner + " was " + (state == State.JOINED ? "joined" : "closed")
                    + " and takes no more tasks: open another scope for them");
        }
        owner.tasks().awaitAtMost(limit - 1, context::isCancelled, this::interrupted);
        ScopeTask<U> task = name == null
                ? new ScopeTask<>(this, ++forks, body)
                : new ScopeTask.Named<>(this, ++forks, name, body);
        if (context.isCancelled()) {
            refuse(task);
        } else {
            policy.forked(task);
            task.startOn(builder.unstarted(task));
        }
        return task;
    }

    /** What the block has set since would silently not be the task's. */
    @SuppressWarnings("ReferenceEquality") // an equal context is another one
    private void checkContext() {
        if (Context.current() != opener) {
            throw new IllegalStateException(
                    owner + " was opened under another context than the current one, which its tasks"
                            + " would not have: open it inside the block of that context");
        }
    }

    private void refuse(ScopeTask<?> task) {
        if (policy.isSatisfied()) {
            task.cancelledBeforeStart(context.cancelCause().orElseThrow());
            return;
        }
        try {
            policy.throwIfFailed();
            throw Failures.cancelled(context);
        } catch (RuntimeException | Error thrown) {
            refusal = thrown;
            throw thrown;
        }
    }

    private void interrupted() {
        context.cancel(Waiting.context().cancelCause().orElseGet(
                () -> new CancelCause.CancelledByCaller("the thread of " + owner + " was interrupted")));
    }

    /**
     * Waits until all tasks have ended, and returns or throws what they came to, as the scope was opened for. If the
     * context is cancelled meanwhile, or the current one, or this thread is interrupted, the tasks are cancelled, and this still
     * waits for them; an interrupt is pending again afterwards. May be called again, with the same result.
     *
     * @return null for {@link #open()}
     * @throws CancelledException    if tasks gave up since the context was cancelled, with what others threw then as
     *                               suppressed
     * @throws TaskFailedException   if the decisive task threw a checked exception, which is the cause; unchecked
     *                               exceptions and errors are thrown as they are
     * @throws IllegalStateException if the scope is closed, or is one for a first success and has no tasks
     * @throws WrongThreadException  on another thread than the scope's
     */
    public R join() {
        checkThread("join");
        if (state == State.CLOSED) {
            throw new IllegalStateException(owner + " is closed: call join inside its block");
        }
        state = State.JOINED;
        if (joined == null) {
            owner.tasks().awaitAtMost(0, () -> false, this::interrupted);
            joined = settle();
        }
        return joined.get();
    }

    private Supplier<R> settle() {
        try {
            R result = policy.result();
            return () -> result;
        } catch (RuntimeException | Error thrown) {
            return () -> {
                throw thrown;
            };
        }
    }

    /** The context that the tasks run under. Any thread may ask. */
    public Context context() {
        return context;
    }

    /** The scope's name. Any thread may ask. */
    public String name() {
        return owner.name();
    }

    /**
     * Leaves the scope: waits until all tasks have ended, which are cancelled first if {@link #join()} was not called, since the block
     * failed then. What they throw is suppressed by what this throws, or by what a fork threw. Does nothing a second time.
     *
     * @throws IllegalStateException if there were forks but no {@code join}: in a block that failed, it is suppressed; or if
     *                               a scope that was opened inside this one was still open, which is closed first
     * @throws WrongThreadException  on another thread than the scope's
     */
    @Override
    public void close() {
        checkThread("close");
        if (state == State.CLOSED) {
            return;
        }
        boolean forgotten = state == State.OPEN && forks > 0 && refusal == null;
        List<String> inner = OpenScopes.closeInside(this);
        shut();
        if (refusal != null) {
            Failures.suppress(refusal, policy.unreported());
        }
        if (!inner.isEmpty()) {
            throw Failures.suppress(OpenScopes.leftOpen(inner), policy.unreported());
        }
        if (forgotten) {
            throw Failures.suppress(leftWithoutJoin(), policy.unreported());
        }
    }

    /** Takes note of what the block failed with, so that it is left without a join for that reason. */
    void abandon(Throwable thrown) {
        refusal = thrown;
    }

    private IllegalStateException leftWithoutJoin() {
        return new IllegalStateException(
                owner + " was left without a join, its tasks were cancelled: call join() at the"
                        + " end of the block");
    }

    /** Cancels and waits for what is left, and gives everything back. */
    void shut() {
        context.cancel("the block of " + owner + " was left before join");
        owner.tasks().awaitAtMost(0, () -> false, () -> {});
        state = State.CLOSED;
        owner.close();
        OpenScopes.remove(this);
    }

    private void checkThread(String method) {
        if (Thread.currentThread() != thread) {
            throw new WrongThreadException(method + " was called by " + Thread.currentThread() + ", but " + owner
                    + " belongs to " + thread + ": let a task open a scope of its own");
        }
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    Owner owner() {
        return owner;
    }

    Policy<T, R> policy() {
        return policy;
    }

    /** Collects what is not the default; may be used for several scopes, by one thread at a time. */
    public static final class Builder {

        private String name = "scope";
        private int limit = Integer.MAX_VALUE;

        private Builder() {}

        /** Names the scope, its tasks and its threads, for lists of tasks, messages and thread dumps. */
        public Builder name(String name) {
            this.name = requireNonNull(name, "name is null");
            return this;
        }

        /**
         * Bounds how many tasks exist at a time: a fork beyond that waits.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder limit(int limit) {
            if (limit < 1) {
                throw new IllegalArgumentException("limit must be at least 1, actual: " + limit);
            }
            this.limit = limit;
            return this;
        }

        /** Opens a scope as {@link TaskScope#open()} does. */
        public TaskScope<@Nullable Object, @Nullable Void> failFast() {
            return new TaskScope<>(name, limit, (_, context) -> new FailFast<>(context));
        }

        /** Opens a scope as {@link TaskScope#firstSuccess()} does. */
        public <T extends @Nullable Object> TaskScope<T, T> firstSuccess() {
            return new TaskScope<>(name, limit, FirstSuccess::new);
        }

        /** Opens a scope as {@link TaskScope#gatherAll()} does. */
        public <T extends @Nullable Object> TaskScope<T, List<Outcome<T>>> gatherAll() {
            return new TaskScope<>(name, limit, (_, _) -> new GatherAll<>());
        }
    }
}
