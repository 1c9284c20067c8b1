package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A piece of code that an interrupt would harm, and that knows a better way to be woken.
 *
 * <pre>{@code
 * ResultSet rows = BlockingRegion.call(statement::cancel, statement::executeQuery);
 * }</pre>
 *
 * Regions may be nested: the innermost is woken. The cancel of a context counts for the threads that run under it by
 * {@link Context#run}, or as its tasks; where that is done inside a region, it is this region that is woken.
 *
 * <p>No interrupt by Heddle comes while a thread is in a region, and none is left where the canceller was called; a cancel
 * that comes too late for the canceller, or in a shielded block, interrupts after the region as it does anywhere else. An
 * interrupt by others that was pending before is hidden inside, and pending again after; one that comes meanwhile can't be
 * kept out, and is not told from the canceller's doing where that was called.
 */
public final class BlockingRegion {

    private BlockingRegion() {}

    /**
     * Runs a block that the canceller wakes, instead of an interrupt, when the {@linkplain Context#current() current
     * context} is cancelled. If the canceller is called, the region is left only after it has returned, so that it never hits
     * what comes after. A block that comes to its end even so has its result returned; look at the context next.
     *
     * @throws CancelledException if the context is cancelled already, so that the block is not run; or if the canceller was
     *                            called and the block threw an exception, which is the cause then
     * @throws X                  what the block throws
     */
    public static <R extends @Nullable Object, X extends Throwable> R call(Canceller canceller,
            ScopedValue.CallableOp<? extends R, X> block) throws X {
        requireNonNull(canceller, "canceller is null");
        requireNonNull(block, "block is null");
        Binding binding = Binding.ofThisThread();
        if (binding == null) {
            return Context.current().<R, X>call(() -> call(canceller, block));
        }
        return within(binding, binding.enterRegion(canceller), block);
    }

    /**
     * Runs a block without a result; else the same as {@link #call}.
     *
     * @throws CancelledException as {@link #call} does
     * @throws X                  what the block throws
     */
    public static <X extends Throwable> void run(Canceller canceller, Action<X> block) throws X {
        requireNonNull(block, "block is null");
        BlockingRegion.<@Nullable Void, X>call(canceller, () -> {
            block.run();
            return null;
        });
    }

    /**
     * Runs a block that nothing wakes, also if the context is cancelled already: for what must not be torn apart, such as
     * giving a connection back. A cancel that comes meanwhile takes effect after it. Keep the block short, or give it a
     * time limit by its own means.
     *
     * @throws X what the block throws
     */
    public static <R extends @Nullable Object, X extends Throwable> R shielded(
            ScopedValue.CallableOp<? extends R, X> block) throws X {
        requireNonNull(block, "block is null");
        Binding binding = Binding.ofThisThread();
        if (binding == null) {
            Context current = Context.current();
            Context uncancelled = current.source() == null ? current : current.withoutCancel();
            return uncancelled.<R, X>call(() -> shielded(block));
        }
        return within(binding, binding.enterShield(), block);
    }

    private static <R extends @Nullable Object, X extends Throwable> R within(Binding binding, Region region,
            ScopedValue.CallableOp<? extends R, X> block) throws X {
        R result;
        try {
            result = block.call();
        } catch (Throwable thrown) {
            binding.leaveRegion(region, false);
            CancelCause cause = region.cause();
            if (cause != null && thrown instanceof Exception && !(thrown instanceof CancelledException)) {
                throw new CancelledException(cause, thrown);
            }
            throw thrown;
        }
        binding.leaveRegion(region, true);
        return result;
    }
}
