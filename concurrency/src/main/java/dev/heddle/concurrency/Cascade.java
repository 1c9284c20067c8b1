package dev.heddle.concurrency;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * One cancel on its way down. First all contexts are marked, then all blocked threads are woken, then the users'
 * listeners are called: so nobody is told who could still find a child that is not cancelled, and no listener holds up a
 * thread. Goes down without recursion, however deep the children are.
 */
final class Cascade {

    private final CancelCause cause;
    private final ArrayDeque<CancellableContext> unmarked = new ArrayDeque<>();
    private final List<Wakeable> sleepers = new ArrayList<>();
    private final List<Listeners.Entry> listeners = new ArrayList<>();

    private Cascade(CancelCause cause) {
        this.cause = cause;
    }

    /** Cancels on the calling thread; tells whether it was the first. */
    static boolean from(CancellableContext context, CancelCause cause) {
        List<Listeners.Entry> first = context.mark(cause);
        if (first == null) {
            return false;
        }
        if (!first.isEmpty()) {
            new Cascade(cause).wake(first).tell();
        }
        return true;
    }

    /** Cancels on the timer's thread, which is not for users' listeners. */
    static void fromTimer(CancellableContext context, CancelCause cause) {
        List<Listeners.Entry> first = context.mark(cause);
        if (first != null && !first.isEmpty()) {
            Cascade cascade = new Cascade(cause).wake(first);
            if (!cascade.listeners.isEmpty()) {
                OwnedTask.threads("heddle-listeners").start(cascade::tell);
            }
        }
    }

    private Cascade wake(List<Listeners.Entry> first) {
        sort(first);
        for (CancellableContext next = unmarked.poll(); next != null; next = unmarked.poll()) {
            List<Listeners.Entry> below = next.mark(cause);
            if (below != null) {
                sort(below);
            }
        }
        sleepers.forEach(sleeper -> Uncaught.guard(sleeper::wake));
        return this;
    }

    private void sort(List<Listeners.Entry> entries) {
        for (Listeners.Entry entry : entries) {
            switch (entry.target()) {
                case CancellableContext child -> unmarked.add(child);
                case Wakeable sleeper -> sleepers.add(sleeper);
                default -> listeners.add(entry);
            }
        }
    }

    private void tell() {
        listeners.forEach(entry -> entry.tell(cause));
    }
}
