package dev.heddle.concurrency;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something, and no longer than the context allows. */
final class Waiting {

    private Waiting() {}

    /**
     * Waits until something is so. Whoever makes it so unparks the thread.
     *
     * @throws CancelledException if the current context is cancelled, or the thread interrupted, which stays pending
     */
    static void until(BooleanSupplier condition, Object blocker) {
        if (condition.getAsBoolean()) {
            return;
        }
        Context context = context();
        try (Registration _ = wakeWhenCancelled(context, Thread.currentThread())) {
            while (!condition.getAsBoolean()) {
                throwIfGivenUp(context);
                LockSupport.park(blocker);
            }
        }
    }

    /** The context that may end a wait of the calling thread: the current one, or in a shielded block, none. */
    static Context context() {
        Binding binding = Binding.ofThisThread();
        return binding != null && binding.isShielded() ? Context.background() : Context.current();
    }

    /** Waits until something is so, whatever comes. An interrupt meanwhile is pending again afterwards. */
    static void untilRegardless(BooleanSupplier condition, Object blocker) {
        boolean interrupted = false;
        while (!condition.getAsBoolean()) {
            LockSupport.park(blocker);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Registration wakeWhenCancelled(Context context, Thread thread) {
        CancellableContext source = context.source();
        Wakeable sleeper = () -> LockSupport.unpark(thread);
        return source == null ? () -> {} : source.register(new Listeners.Entry(sleeper));
    }

    /**
     * Throws if nobody waits any more.
     *
     * @throws CancelledException as {@link #until} does
     */
    static void throwIfGivenUp(Context context) {
        if (context.isCancelled()) {
            tellBinding();
            context.throwIfCancelled();
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new CancelledException(new CancelCause.CancelledByCaller("the waiting thread was interrupted"));
        }
    }

    private static void tellBinding() {
        Binding binding = Binding.ofThisThread();
        if (binding != null) {
            binding.cancelWasTold();
        }
    }
}
