package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One {@link Select#select} on its way. It ends with what is to be called then: the user's functions run when nothing of
 * it is left anywhere.
 *
 * <p>The clauses are looked at in random order, and the first that is ready is taken: so each of those that are ready is
 * equally often the first. If none is, the thread waits in all of their queues. While it does it takes nothing by itself,
 * it is only claimed by others: so it can't end up with two clauses. If a clause has got ready meanwhile, it leaves the
 * queues and looks again.
 */
final class Selection<T extends @Nullable Object> {

    private final Clause<? extends T>[] clauses;

    Selection(Clause<? extends T>[] clauses) {
        this.clauses = clauses.clone();
        checkPresent();
        checkWhatEndsTheWait();
        shuffle();
    }

    private void checkPresent() {
        if (clauses.length == 0) {
            throw new IllegalArgumentException("clauses must not be empty");
        }
        for (int i = 0; i < clauses.length; i++) {
            int number = i;
            requireNonNull(clauses[i], () -> "clauses[" + number + "] is null");
        }
    }

    private void checkWhatEndsTheWait() {
        int orElses = 0;
        int timeouts = 0;
        for (Clause<? extends T> clause : clauses) {
            orElses += clause instanceof OrElseClause ? 1 : 0;
            timeouts += clause instanceof TimeoutClause ? 1 : 0;
        }
        if (orElses > 1) {
            throw new IllegalArgumentException("a select takes at most one orElse, actual: " + orElses);
        }
        if (orElses > 0 && timeouts > 0) {
            throw new IllegalArgumentException("timeout beside orElse never fires: leave one of them out");
        }
    }

    private void shuffle() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (int last = clauses.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            Clause<? extends T> clause = clauses[other];
            clauses[other] = clauses[last];
            clauses[last] = clause;
        }
    }

    /** Takes a clause; returns what is to be called for it. */
    Supplier<? extends T> take() {
        try {
            return take(Caller.willing());
        } catch (CancelledException e) {
            return insteadOf(e);
        }
    }

    private Supplier<? extends T> insteadOf(CancelledException cancelled) {
        Context current = Context.current();
        for (Clause<? extends T> clause : clauses) {
            if (clause instanceof DoneClause<? extends T> done && done.isFor(current) && current.isCancelled()) {
                return done.taken();
            }
        }
        throw cancelled;
    }

    private Supplier<? extends T> take(Caller caller) {
        Supplier<? extends T> ready = takeReady();
        return ready != null ? ready : awaitAndTake(caller, System.nanoTime());
    }

    private Supplier<? extends T> awaitAndTake(Caller caller, long since) {
        Supplier<? extends T> taken = null;
        while (taken == null) {
            taken = await(caller, since);
            if (taken == null) {
                taken = takeReady();
            }
        }
        return taken;
    }

    private @Nullable Supplier<? extends T> takeReady() {
        Supplier<? extends T> otherwise = null;
        for (Clause<? extends T> clause : clauses) {
            Supplier<? extends T> ready = clause.takeIfReady();
            if (ready != null) {
                return ready;
            }
            otherwise = otherwise == null ? clause.otherwise() : otherwise;
        }
        return otherwise;
    }

    /** Waits for a clause; null if one got ready before. */
    private @Nullable Supplier<? extends T> await(Caller caller, long since) {
        Waiter waiter = new Waiter();
        Registration[] enlisted = new Registration[clauses.length];
        try {
            return enlistAll(waiter, since, enlisted) ? claimer(caller, waiter) : null;
        } finally {
            for (Registration registration : enlisted) {
                if (registration != null) {
                    registration.close();
                }
            }
        }
    }

    private boolean enlistAll(Waiter waiter, long since, Registration[] enlisted) {
        for (int i = 0; i < clauses.length && waiter.isWaiting(); i++) {
            Registration registration = clauses[i].enlist(waiter, since);
            if (registration == null) {
                return waiter.giveUp() != null;
            }
            enlisted[i] = registration;
        }
        return true;
    }

    @SuppressWarnings("unchecked") // the clauses claim it with nothing else
    private Supplier<? extends T> claimer(Caller caller, Waiter waiter) {
        Supplier<? extends T> claimer = (Supplier<? extends T>) caller.await(waiter);
        boolean fromChannel = claimer instanceof Place;
        if (!fromChannel && caller.isCancelled()) {
            throw caller.givenUp(); // what cancels another context often cancels this one too: that counts, always
        }
        return claimer;
    }
}
