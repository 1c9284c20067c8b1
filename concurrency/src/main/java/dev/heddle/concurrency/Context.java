package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What work belongs to: until when it may run, whether somebody has called it off, and values that go with it; Go's
 * {@code context.Context}. It reaches everything below without being handed on: {@link #run} and {@link #call} make it
 * the {@link #current()} one of the block, and each task inherits that.
 *
 * <pre>{@code
 * try (CancellableContext context = Context.current().withTimeout(Duration.ofSeconds(2))) {
 *     return context.call(() -> accounts.find(id)); // CancelledException after two seconds
 * }
 * }</pre>
 *
 * A context is never changed, it gets children: with less time, with a way to cancel, with a value. A child is cancelled
 * with its parent, never the other way round, and its deadline is never later than its parent's. All methods may be
 * called by any thread.
 */
public abstract sealed class Context permits CancellableContext, DerivedContext {

    /** The context that is never cancelled and has no deadline and no values; the root of all others. */
    public static Context background() {
        return DerivedContext.BACKGROUND;
    }

    /** The context that the calling thread works under, or {@link #background()}; never null. */
    public static Context current() {
        return Binding.CURRENT.isBound() ? Binding.CURRENT.get().context() : DerivedContext.BACKGROUND;
    }

    /** The nearest context from here upwards that can be cancelled, this one included. */
    abstract @Nullable CancellableContext source();

    abstract @Nullable Context parent();

    /** The value of a key, if it was given to this context itself. */
    @Nullable
    Object ownValue(Key<?> key) {
        return null;
    }

    /** Makes a child that can be cancelled. Close it when its work is done. */
    public final CancellableContext withCancel() {
        return new CancellableContext(this, null);
    }

    /**
     * Makes a child that is cancelled with {@link CancelCause.DeadlineExceeded} when the time has passed. With a time-out
     * of zero it is cancelled from the start. Close it when its work is done: that gives the timer back.
     *
     * @throws IllegalArgumentException if the time-out is negative
     */
    public final CancellableContext withTimeout(Duration timeout) {
        requireNonNull(timeout, "timeout is null");
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("timeout must not be negative, actual: " + timeout);
        }
        return new CancellableContext(this, Deadline.in(timeout));
    }

    /**
     * Makes a child that is cancelled with {@link CancelCause.DeadlineExceeded} at a moment; if that has passed, it is cancelled from
     * the start. The wall clock is read once, now: setting it later changes nothing. Close the child when its work is
     * done.
     */
    public final CancellableContext withDeadline(Instant deadline) {
        Duration left = Duration.between(Instant.now(), requireNonNull(deadline, "deadline is null"));
        return withTimeout(left.isNegative() ? Duration.ZERO : left);
    }

    /** Makes a child with a value. There is nothing to close. */
    public final <T> Context with(Key<T> key, T value) {
        return new DerivedContext(this, source(), requireNonNull(key, "key is null"),
                requireNonNull(value, "value is null"));
    }

    /**
     * Makes a context with the values of this one, but without its deadline and cancellation: for what must be finished
     * even so, such as a rollback or a compensation. Give it a time-out of its own.
     */
    public final Context withoutCancel() {
        return new DerivedContext(this, null, null, null);
    }

    /** Finds the value of a key, here or in the nearest parent that has one. */
    @SuppressWarnings("unchecked") // with() puts only a T under a Key<T>
    public final <T> Optional<T> get(Key<T> key) {
        requireNonNull(key, "key is null");
        for (Context context = this; context != null; context = context.parent()) {
            Object value = context.ownValue(key);
            if (value != null) {
                return Optional.of((T) value);
            }
        }
        return Optional.empty();
    }

    /** Tells whether it is cancelled; once it is, it stays so. */
    public final boolean isCancelled() {
        CancellableContext source = source();
        return source != null && source.cause() != null;
    }

    /** Tells why it was cancelled; empty while it is not. */
    public final Optional<CancelCause> cancelCause() {
        CancellableContext source = source();
        return source == null ? Optional.empty() : Optional.ofNullable(source.cause());
    }

    /**
     * Ends work that nobody waits for any more; for loops that do not block.
     *
     * @throws CancelledException if it is cancelled
     */
    public final void throwIfCancelled() {
        CancellableContext source = source();
        if (source != null) {
            source.throwIfSourceCancelled();
        }
    }

    /** The time until the deadline, zero when it has passed; empty where there is none. */
    public final Optional<Duration> remaining() {
        return time().map(Deadline::remaining);
    }

    /** The deadline by the wall clock as it stands now; empty where there is none. */
    public final Optional<Instant> deadline() {
        return time().map(Deadline::instant);
    }

    private Optional<Deadline> time() {
        CancellableContext source = source();
        return source == null ? Optional.empty() : Optional.ofNullable(source.limit());
    }

    /**
     * Calls a listener once when this context is cancelled, or at once, on the calling thread, if it is already. Otherwise it is
     * called on the thread that cancels, after all children are marked as cancelled, or for a deadline on a virtual
     * thread of its own. It must be short and must not block. What it throws goes to the thread's uncaught exception
     * handler, and the other listeners still run.
     *
     * @return close it when there is nothing left to cancel, or it stays until the context goes
     */
    public final Registration onCancel(Consumer<? super CancelCause> listener) {
        requireNonNull(listener, "listener is null");
        CancellableContext source = source();
        return source == null ? () -> {} : source.register(new Listeners.Entry(listener));
    }

    /**
     * Runs a block with this as the {@link #current()} context, on the calling thread. If it is cancelled meanwhile, a
     * thread that blocks is woken: by the {@link Canceller} of its {@link BlockingRegion}, or else by an interrupt. That
     * interrupt ends with the block. A block that goes on regardless is not stopped, and its result counts.
     *
     * @throws CancelledException if the context is cancelled already, so that the block is not run; or if its
     *                            cancellation made the block throw an {@link InterruptedException}, which is the cause then
     * @throws X                  what the block throws
     */
    public final <R extends @Nullable Object, X extends Throwable> R call(
            ScopedValue.CallableOp<? extends R, X> block) throws X {
        requireNonNull(block, "block is null");
        throwIfCancelled();
        BlockBinding binding = BlockBinding.enter(this);
        try {
            R result = ScopedValue.where(Binding.CURRENT, binding).call(block);
            binding.closeScopes();
            return result;
        } catch (Throwable thrown) {
            binding.closeScopesAfter(thrown);
            if (thrown instanceof InterruptedException && isCancelled()) {
                throw new CancelledException(cancelCause().orElseThrow(), thrown);
            }
            throw thrown;
        } finally {
            binding.leave();
        }
    }

    /**
     * Runs a block without a result; else the same as {@link #call}.
     *
     * @throws CancelledException as {@link #call} does
     * @throws X                  what the block throws
     */
    public final <X extends Throwable> void run(Action<X> block) throws X {
        requireNonNull(block, "block is null");
        this.<@Nullable Void, X>call(() -> {
            block.run();
            return null;
        });
    }

    /**
     * Names a value of a context. Two keys are the same only if they are the same object: keep it in a constant, private
     * where nobody else may read the value.
     *
     * @param <T> the value's type
     */
    @SuppressWarnings("UnusedTypeParameter") // it ties with() to get()
    public static final class Key<T> {

        private final String name;

        private Key(String name) {
            this.name = requireNonNull(name, "name is null");
        }

        /**
         * Makes a key.
         *
         * @param name for messages
         */
        public static <T> Key<T> named(String name) {
            return new Key<>(name);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
