package dev.heddle.concurrency;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one owner that have not ended: a linked list through the tasks themselves, since a node each would be a
 * good part of what a parked task weighs. Its lock is held for some nanoseconds, but for a
 * snapshot, which takes some for each task.
 */
final class TaskList {

    /** The one that was added last, and the one that was added first. */
    private @Nullable OwnedTask first;
    private @Nullable OwnedTask last;

    /** Set under the lock, without a fence of its own: who waits puts itself on the list under the lock, and looks then. */
    private final AtomicInteger size = new AtomicInteger();
    private boolean closed;
    private volatile @Nullable Waiter waiters;

    int size() {
        return size.get();
    }

    /** Adds a task, unless the list is closed; tells whether it did. */
    synchronized boolean add(OwnedTask task) {
        if (closed) {
            return false;
        }
        task.next = first;
        if (first == null) {
            last = task;
        } else {
            first.previous = task;
        }
        first = task;
        addToSize(1);
        return true;
    }

    synchronized void close() {
        closed = true;
    }

    /** Takes a task out, and wakes the waiting threads whose time has come. */
    void remove(OwnedTask task) {
        for (Waiter waiter = unlink(task); waiter != null; waiter = waiter.next()) {
            if (size() <= waiter.limit()) {
                LockSupport.unpark(waiter.thread());
            }
        }
    }

    private synchronized @Nullable Waiter unlink(OwnedTask task) {
        if (task.previous == null) {
            first = task.next;
        } else {
            task.previous.next = task.next;
        }
        if (task.next == null) {
            last = task.previous;
        } else {
            task.next.previous = task.previous;
        }
        task.next = null;
        task.previous = null;
        addToSize(-1);
        return waiters;
    }

    private void addToSize(int added) {
        size.setRelease(size.getPlain() + added);
    }

    synchronized List<OwnedTask> snapshot() {
        List<OwnedTask> tasks = new ArrayList<>(size());
        for (OwnedTask task = first; task != null; task = task.next) {
            tasks.add(task);
        }
        return tasks;
    }

    /** Lists those that were added first, the oldest first. */
    synchronized List<OwnedTask> oldest(int limit) {
        List<OwnedTask> tasks = new ArrayList<>(Math.min(limit, size()));
        for (OwnedTask task = last; task != null && tasks.size() < limit; task = task.previous) {
            tasks.add(task);
        }
        return tasks;
    }

    /** Waits until none is left, but not longer than so; tells whether none is. */
    boolean awaitNone(Duration time) {
        Deadline deadline = Deadline.in(time);
        await(0, () -> LockSupport.parkNanos(this, deadline.remainingNanos()), () -> deadline.remainingNanos() <= 0,
                () -> {});
        return size() == 0;
    }

    /**
     * Waits until no more than so many are left.
     *
     * @param givenUp     ends the wait early; looked at when {@link #wakeWaiting} is called
     * @param interrupted run when the thread is interrupted meanwhile; the interrupt is pending again afterwards
     */
    void awaitAtMost(int limit, BooleanSupplier givenUp, Runnable interrupted) {
        await(limit, () -> LockSupport.park(this), givenUp, interrupted);
    }

    private void await(int limit, Runnable park, BooleanSupplier givenUp, Runnable interrupted) {
        if (size() <= limit) {
            return;
        }
        Waiter waiter = enqueue(limit);
        boolean wasInterrupted = false;
        while (size() > limit && !givenUp.getAsBoolean()) {
            park.run();
            if (Thread.interrupted()) {
                wasInterrupted = true;
                interrupted.run();
            }
        }
        dequeue(waiter);
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void wakeWaiting() {
        for (Waiter waiter = waiters; waiter != null; waiter = waiter.next()) {
            LockSupport.unpark(waiter.thread());
        }
    }

    private synchronized Waiter enqueue(int limit) {
        Waiter waiter = new Waiter(Thread.currentThread(), limit, waiters);
        waiters = waiter;
        return waiter;
    }

    private synchronized void dequeue(Waiter waiter) {
        waiters = without(waiter.thread(), waiters);
    }

    /** The others are copied; a waiter is known by its thread. */
    private static @Nullable Waiter without(Thread thread, @Nullable Waiter all) {
        Waiter left = null;
        for (Waiter waiter = all; waiter != null; waiter = waiter.next()) {
            left = waiter.thread() == thread ? left : new Waiter(waiter.thread(), waiter.limit(), left);
        }
        return left;
    }

    /** Those who wait, as a list that is never changed. */
    private record Waiter(Thread thread, int limit, @Nullable Waiter next) {}
}
