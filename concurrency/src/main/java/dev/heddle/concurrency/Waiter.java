package dev.heddle.concurrency;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread that waits for one of several things. The first that claims it wins, and the others leave it alone; so does
 * the thread itself when it gives up.
 */
final class Waiter {

    private static final VarHandle CLAIMER = claimerField();
    private static final Object GAVE_UP = new Object();

    private final @Nullable Thread thread;
    private volatile @Nullable Object claimer;

    private Waiter(@Nullable Thread thread) {
        this.thread = thread;
    }

    /** Makes one for the calling thread. */
    Waiter() {
        this(Thread.currentThread());
    }

    /** Makes one that keeps no thread, for a place where nobody waits. */
    static Waiter nobody() {
        return new Waiter(null);
    }

    private static VarHandle claimerField() {
        try {
            return MethodHandles.lookup().findVarHandle(Waiter.class, "claimer", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Wakes the thread if nothing has claimed it yet; tells whether this call did it. */
    boolean claim(Object by) {
        boolean first = claimer == null && CLAIMER.compareAndSet(this, null, by);
        if (first) {
            LockSupport.unpark(thread);
        }
        return first;
    }

    boolean isWaiting() {
        return claimer == null;
    }

    /** Ends the wait, on any thread, if nothing has claimed it yet; else returns what has. */
    @Nullable
    Object giveUp() {
        claim(GAVE_UP);
        Object by = claimer;
        return by == GAVE_UP ? null : by;
    }
}
