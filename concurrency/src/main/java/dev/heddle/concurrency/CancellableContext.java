package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Context} that can be cancelled, by who holds it or by its deadline. Those below have it as a {@code Context}, whose
 * type has no {@code cancel}. Any thread may cancel or close it.
 */
public final class CancellableContext extends Context implements AutoCloseable {

    private static final CancelCause CLOSED = new CancelCause.CancelledByCaller("the context is closed");

    private final Context parent;
    private final @Nullable Deadline limit;
    private final Listeners listeners = new Listeners();
    private final @Nullable Registration registration;
    private final @Nullable Future<?> alarm;

    CancellableContext(Context parent, @Nullable Deadline wanted) {
        this.parent = parent;
        CancellableContext above = parent.source();
        this.limit = Deadline.earlier(above == null ? null : above.limit, wanted);
        this.registration = above == null ? null : above.register(new Listeners.Entry(this));
        this.alarm = wanted == null || limit == null ? null : setAlarm(limit, wanted);
        if (alarm != null && listeners.isClosed()) {
            release();
        }
    }

    /** Sets the timer, unless the parent's is earlier; where it is late, does its work. */
    @SuppressWarnings("ReferenceEquality") // the parent's may be equal
    private @Nullable Future<?> setAlarm(Deadline deadline, Deadline own) {
        CancelCause exceeded = new CancelCause.DeadlineExceeded(deadline.budget());
        long left = deadline.remainingNanos();
        if (left <= 0) {
            cancel(exceeded);
            return null;
        }
        return deadline == own ? Timer.schedule(() -> Cascade.fromTimer(this, exceeded), left) : null;
    }

    /**
     * Cancels this context and all its children, unless it is cancelled already.
     *
     * @param reason in words, for {@link CancelCause.CancelledByCaller}
     * @return whether this call did it
     */
    public boolean cancel(String reason) {
        return cancel(new CancelCause.CancelledByCaller(reason));
    }

    /**
     * Cancels this context and all its children, unless it is cancelled already. If it was this call, listeners have run when it returns, and
     * blocked threads have been woken; it does not wait for anybody's work to end.
     *
     * @return whether this call did it
     */
    public boolean cancel(CancelCause cause) {
        return Cascade.from(this, requireNonNull(cause, "cause is null"));
    }

    /** Cancels what is left below, and gives back the timer and the place in the parent. Does nothing a second time. */
    @Override
    public void close() {
        cancel(CLOSED);
    }

    /** Sets the cause and takes the listeners, which are for the caller to call; null if it was set before. */
    @Nullable
    List<Listeners.Entry> mark(CancelCause cause) {
        List<Listeners.Entry> taken = listeners.close(cause);
        if (taken != null) {
            release();
        }
        return taken;
    }

    private void release() {
        if (registration != null) {
            registration.close();
        }
        if (alarm != null) {
            alarm.cancel(false);
        }
    }

    Registration register(Listeners.Entry entry) {
        CancelCause before = listeners.add(entry);
        if (before != null) {
            entry.tell(before);
        }
        return entry;
    }

    @Nullable
    CancelCause cause() {
        return listeners.cause();
    }

    @Nullable
    Deadline limit() {
        return limit;
    }

    void throwIfSourceCancelled() {
        CancelCause cause = cause();
        if (cause != null) {
            throw new CancelledException(cause);
        }
    }

    @Override
    CancellableContext source() {
        return this;
    }

    @Override
    Context parent() {
        return parent;
    }
}
