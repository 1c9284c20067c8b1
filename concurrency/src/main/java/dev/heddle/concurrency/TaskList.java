package dev.heddle.concurrency;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one owner that have not ended: a linked list through the tasks themselves, since a node each would be a
 * good part of what a parked task weighs. Its lock is held for some nanoseconds only.
 */
final class TaskList {

    private @Nullable OwnedTask first;

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
        if (first != null) {
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
        if (task.next != null) {
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

    /**
     * Waits until no more than so many are left.
     *
     * @param givenUp     ends the wait early; looked at when {@link #wakeWaiting} is called
     * @param interrupted run when the thread is interrupted meanwhile; the interrupt is pending again afterwards
     */
    void awaitAtMost(int limit, BooleanSupplier givenUp, Runnable interrupted) {
        if (size() <= limit) {
            return;
        }
        Waiter waiter = enqueue(limit);
        boolean wasInterrupted = false;
        while (size() > limit && !givenUp.getAsBoolean()) {
            LockSupport.park(this);
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
        waiters = without(waiter, waiters);
    }

    private static @Nullable Waiter without(Waiter waiter, @Nullable Waiter all) {
        if (all == null || all.equals(waiter)) {
            return all == null ? null : all.next();
        }
        return new Waiter(all.thread(), all.limit(), without(waiter, all.next()));
    }

    /** Those who wait, as a list that is never changed. */
    private record Waiter(Thread thread, int limit, @Nullable Waiter next) {}
}
