package dev.heddle.concurrency;

import com.softwaremill.jox.ChannelClosed;
import com.softwaremill.jox.SelectClause;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One {@link Select#select} on its way. It ends with what is to be called then: the user's functions run when nothing of
 * the select is left, neither in jox nor in the timer.
 *
 * <p>A cancel of the current context comes as an interrupt, so that waiting for it costs nothing. Inside a
 * {@link BlockingRegion} none comes: there the select is a region of its own, whose canceller sends a signal.
 */
final class Selection<T extends @Nullable Object> {

    private static final CancelCause INTERRUPTED = new CancelCause.CancelledByCaller("the thread was interrupted");

    private final Context context = Context.current();
    private final @Nullable Binding binding = Binding.ofThisThread();
    private final boolean shielded = binding != null && binding.isShielded();
    private final boolean needsCanceller = binding != null && binding.isInRegion() && !shielded;
    private final Arrangement<T> clauses;

    Selection(Clause<? extends T>[] clauses) {
        this.clauses = new Arrangement<>(clauses, shielded ? null : context.source());
    }

    /** Takes a clause; returns what is to be called for it. */
    Supplier<? extends T> take() {
        try {
            return isInherited() ? context.call(this::takeHere) : takeHere();
        } catch (CancelledException e) {
            return clauses.whenCancelled(e);
        }
    }

    /** Whether the context is bound on another thread only, so that a cancel would not interrupt this one. */
    private boolean isInherited() {
        return binding == null && context.source() != null;
    }

    private Supplier<? extends T> takeHere() {
        if (isCancelled() || Thread.currentThread().isInterrupted()) {
            throw givenUp(null);
        }
        try {
            return clauses.areChannelsOnly() && !needsCanceller ? select(clauses.channels()) : takeReadyOrWait();
        } catch (InterruptedException e) {
            throw givenUp(e);
        }
    }

    private boolean isCancelled() {
        return !shielded && context.isCancelled();
    }

    private CancelledException givenUp(@Nullable InterruptedException e) {
        if (!isCancelled()) {
            Thread.currentThread().interrupt();
            return new CancelledException(INTERRUPTED, e);
        }
        if (binding != null) {
            binding.cancelWasTold();
        }
        return new CancelledException(context.cancelCause().orElseThrow(), e);
    }

    private Supplier<? extends T> takeReadyOrWait() throws InterruptedException {
        Supplier<? extends T> otherwise = clauses.withoutWaiting();
        Supplier<? extends T> last = otherwise == null ? none() : otherwise;
        Supplier<? extends T> taken = select(
                clauses.channelsAnd(com.softwaremill.jox.Select.defaultClause(() -> last)));
        return Mark.NONE.equals(taken) ? await() : taken;
    }

    private Supplier<? extends T> await() throws InterruptedException {
        try (Signals<T> signals = new Signals<>()) {
            clauses.register(signals);
            return needsCanceller
                    ? BlockingRegion.call(() -> signals.send(none()), () -> await(signals))
                    : await(signals);
        }
    }

    private Supplier<? extends T> await(Signals<T> signals) throws InterruptedException {
        return select(clauses.channelsAnd(signals.clause(this::unlessCancelled)));
    }

    /** What cancels another context often cancels the current one too; that counts, whichever got here first. */
    private Supplier<? extends T> unlessCancelled(Supplier<? extends T> signalled) {
        if (isCancelled()) {
            throw givenUp(null);
        }
        return signalled;
    }

    @SuppressWarnings("unchecked") // the clauses return nothing else
    private Supplier<? extends T> select(SelectClause<Supplier<? extends T>>[] all) throws InterruptedException {
        Object result = com.softwaremill.jox.Select.selectOrClosed(all);
        return result instanceof ChannelClosed closed
                ? clauses.whenClosed(closed)
                : (Supplier<? extends T>) result;
    }

    @SuppressWarnings("unchecked") // never called
    private static <T extends @Nullable Object> Supplier<? extends T> none() {
        return (Supplier<? extends T>) (Supplier<?>) Mark.NONE;
    }

    private enum Mark implements Supplier<@Nullable Void> {
        /** No clause is ready, or the canceller came. */
        NONE;

        @Override
        public @Nullable Void get() {
            return null;
        }
    }
}
