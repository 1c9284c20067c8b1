package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A context on a thread, while a block runs under it. It wakes that thread when the context is cancelled: by the
 * canceller of the {@link BlockingRegion} that is entered, or else by an interrupt. Only the innermost binding of a
 * thread does so, which leaves a block under {@link Context#withoutCancel()} in peace; what an outer one missed
 * meanwhile, it does when it is the innermost again.
 *
 * <p>An interrupt is sent once, under the lock, and what is left of it is cleared under the lock when the block ends: it
 * never reaches what comes after. The lock, which is this, guards the fields that are not final.
 */
class Binding implements Wakeable {

    static final ScopedValue<Binding> CURRENT = ScopedValue.newInstance();

    private final Context context;
    private @Nullable Thread thread;
    private @Nullable Region region;
    private boolean innermost = true;

    /** Whether the cancel has reached the block, which is told once. */
    private boolean told;

    /** Whether it was told by an interrupt, which may be pending still. */
    private boolean interrupted;

    /** Whether that interrupt is kept back from an inner block. */
    private boolean pending;

    /** How many scopes the block has open; only its own thread asks. */
    private int openScopes;

    Binding(Context context) {
        this.context = context;
    }

    /** The innermost one of the calling thread; not one that it inherited from another. */
    static @Nullable Binding ofThisThread() {
        Binding binding = CURRENT.isBound() ? CURRENT.get() : null;
        return binding != null && binding.thread == Thread.currentThread() ? binding : null;
    }

    final Context context() {
        return context;
    }

    final synchronized @Nullable Thread thread() {
        return thread;
    }

    /** Sets the thread, before any other thread knows of this. */
    final void runsOn(Thread thread) {
        this.thread = thread;
    }

    final void scopeOpened() {
        openScopes++;
    }

    final void scopeClosed() {
        openScopes--;
    }

    /**
     * Closes the scopes that the block has left open.
     *
     * @throws IllegalStateException if there are any
     */
    final void closeScopes() {
        if (openScopes > 0) {
            throw OpenScopes.leftOpen(OpenScopes.closeInnermost(openScopes));
        }
    }

    /** Closes the scopes that a block has left open which failed. */
    final void closeScopesAfter(Throwable failure) {
        try {
            closeScopes();
        } catch (IllegalStateException leftOpen) {
            failure.addSuppressed(leftOpen);
        }
    }

    /** Wakes the thread no more, and clears what is left of an interrupt of ours. */
    final synchronized void end() {
        innermost = false;
        if (interrupted) {
            Thread.interrupted();
        }
    }

    /** Makes way for an inner one, which is in the same region. */
    final synchronized void coverBy(Binding inner) {
        innermost = false;
        pending = interrupted && Thread.interrupted();
        inner.region = region;
    }

    final synchronized void uncover() {
        innermost = true;
        if (pending) {
            interrupt();
        } else if (context.isCancelled()) {
            wakeInnermost();
        }
    }

    @Override
    public final synchronized void wake() {
        if (innermost && context.isCancelled()) {
            wakeInnermost();
        }
    }

    private void wakeInnermost() {
        if (region != null) {
            region.wake(context.cancelCause().orElseThrow());
        } else if (!told) {
            told = true;
            interrupted = true;
            interrupt();
        }
    }

    private void interrupt() {
        requireNonNull(thread, "thread is null").interrupt();
    }

    /** Enters a region that a canceller wakes. */
    final synchronized Region enterRegion(Canceller canceller) {
        boolean shielded = region != null && region.shielded();
        if (context.isCancelled() && !shielded) {
            clearOwnInterrupt();
            told = true;
            context.throwIfCancelled();
        }
        region = new Region(region, canceller, Thread.interrupted());
        return region;
    }

    /** Enters a region that nothing wakes. */
    final synchronized Region enterShield() {
        region = new Region(region, null, Thread.interrupted());
        return region;
    }

    /** Whether interrupts by Heddle are kept off; only its own thread asks, which alone enters and leaves regions. */
    final boolean isInRegion() {
        return region != null;
    }

    /** Whether nothing by Heddle wakes the thread; only its own thread asks. */
    final boolean isShielded() {
        return region != null && region.shielded();
    }

    /**
     * Notes that an exception is about to tell the block of the cancel: an interrupt as well would only hit the block's
     * cleaning up.
     */
    final synchronized void cancelWasTold() {
        if (region == null) {
            clearOwnInterrupt();
            told = true;
        }
    }

    private void clearOwnInterrupt() {
        if (interrupted) {
            Thread.interrupted();
        }
    }

    /**
     * Leaves a region, after its canceller has returned if that was called.
     *
     * @param done whether its block came to its end
     */
    final void leaveRegion(Region left, boolean done) {
        pop(left);
        left.awaitCanceller();
        settle(left, done);
    }

    private synchronized void pop(Region left) {
        region = left.outer();
    }

    private synchronized void settle(Region left, boolean done) {
        boolean flag = Thread.interrupted() && left.cause() == null;
        if (wasWoken(left)) {
            told = true;
            if (done && region != null) {
                wakeInnermost();
            }
        } else if (context.isCancelled()) {
            wakeInnermost();
        }
        if (flag || left.hidInterrupt()) {
            interrupt();
        }
    }

    /** Whether it was woken for this block, and not for one inside. */
    @SuppressWarnings("ReferenceEquality") // another deadline may be equal
    private boolean wasWoken(Region left) {
        return left.cause() != null && left.cause() == context.cancelCause().orElse(null);
    }
}
