package dev.heddle.concurrency;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be told when a context is cancelled, and the cause once it is: a linked list, so that adding and removing
 * cost the same however many there are, and so that what is removed leaves nothing behind.
 */
final class Listeners {

    /** Its neighbours are the first and the last; an entry that is in no list is its own neighbour. */
    private final Entry head = new Entry(this);
    private volatile @Nullable CancelCause cause;

    @Nullable
    CancelCause cause() {
        return cause;
    }

    /** As {@link #cause()}, but agrees with whoever sets one meanwhile on who is first. */
    boolean isClosed() {
        synchronized (head) {
            return cause != null;
        }
    }

    /** Adds an entry, or tells the cause if there is one already. */
    @Nullable
    CancelCause add(Entry entry) {
        synchronized (head) {
            if (cause == null) {
                entry.list = this;
                entry.link(head.before, head);
            }
            return cause;
        }
    }

    /** Sets the cause and takes out all entries; null if there was a cause before. */
    @Nullable
    List<Entry> close(CancelCause cause) {
        synchronized (head) {
            if (this.cause != null) {
                return null;
            }
            this.cause = cause;
            return head.after == head ? List.of() : takeAll();
        }
    }

    private List<Entry> takeAll() {
        List<Entry> taken = new ArrayList<>();
        while (head.after != head) {
            taken.add(head.after);
            head.after.unlink();
        }
        return taken;
    }

    private void remove(Entry entry) {
        synchronized (head) {
            entry.unlink();
        }
    }

    /** One who is to be told: a child, a thread that may be blocked, or a listener of the user's. */
    static final class Entry implements Registration {

        private final Object target;
        private @Nullable Listeners list;
        private Entry before = this;
        private Entry after = this;

        Entry(Object target) {
            this.target = target;
        }

        Object target() {
            return target;
        }

        private void link(Entry before, Entry after) {
            this.before = before;
            this.after = after;
            before.after = this;
            after.before = this;
        }

        private void unlink() {
            before.after = after;
            after.before = before;
            before = this;
            after = this;
        }

        @Override
        public void close() {
            Listeners in = list;
            if (in != null) {
                in.remove(this);
            }
        }

        @SuppressWarnings("unchecked") // Context.onCancel takes nothing else
        void tell(CancelCause cause) {
            switch (target) {
                case CancellableContext child -> child.cancel(cause);
                case Wakeable sleeper -> sleeper.wake();
                default -> tell((Consumer<? super CancelCause>) target, cause);
            }
        }

        private static void tell(Consumer<? super CancelCause> listener, CancelCause cause) {
            try {
                listener.accept(cause);
            } catch (Throwable thrown) {
                Uncaught.report(thrown);
            }
        }
    }
}
