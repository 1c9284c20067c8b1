package dev.heddle.concurrency;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The calling thread of something that may wait, under its context.
 *
 * <p>A cancel of the current context comes as an interrupt, so that waiting for it costs nothing. Inside a
 * {@link BlockingRegion} none comes: there the wait listens to the context by itself. In a shielded one the context is
 * not looked at.
 */
final class Caller {

    private static final CancelCause INTERRUPTED = new CancelCause.CancelledByCaller("the thread was interrupted");

    private final Context context = Context.current();
    private final @Nullable Binding binding = Binding.ofThisThread();
    private final boolean shielded = binding != null && binding.isShielded();

    private Caller() {}

    /**
     * Looks whether there is anything to go on for.
     *
     * @throws CancelledException if the context is cancelled, or the thread interrupted
     */
    static Caller willing() {
        Caller caller = new Caller();
        if (caller.isCancelled() || Thread.currentThread().isInterrupted()) {
            throw caller.givenUp();
        }
        return caller;
    }

    boolean isCancelled() {
        return !shielded && context.isCancelled();
    }

    /** What is to be thrown; the cancel of the context is told then, a foreign interrupt stays pending. */
    CancelledException givenUp() {
        if (!isCancelled()) {
            Thread.currentThread().interrupt();
            return new CancelledException(INTERRUPTED);
        }
        if (binding != null) {
            binding.cancelWasTold();
        }
        return Failures.cancelled(context);
    }

    /**
     * Waits until the waiter is claimed, and returns by what.
     *
     * @throws CancelledException if this thread has to give up first
     */
    Object await(Waiter waiter) {
        CancellableContext source = context.source();
        if (source == null || shielded || interruptComes()) {
            return park(waiter);
        }
        Wakeable sleeper = waiter::giveUp;
        try (Registration _ = source.register(new Listeners.Entry(sleeper))) {
            return park(waiter);
        }
    }

    /** Not inside a region, nor where the context is inherited from another thread. */
    private boolean interruptComes() {
        return binding != null && !binding.isInRegion();
    }

    private Object park(Waiter waiter) {
        boolean interrupted = false;
        while (waiter.isWaiting()) {
            LockSupport.park(waiter);
            if (Thread.interrupted()) {
                interrupted = true;
                waiter.giveUp();
            }
        }
        Object claimer = waiter.giveUp();
        if (claimer == null) {
            throw givenUp();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return claimer;
    }
}
