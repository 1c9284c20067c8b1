package dev.heddle.repository;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.heddle.concurrency.BlockingRegion;
import dev.heddle.concurrency.CancelCause;
import dev.heddle.concurrency.CancelledException;
import dev.heddle.concurrency.Context;
import dev.heddle.usecase.ObservedDeadline;
import dev.heddle.usecase.OverloadedException;
import dev.heddle.usecase.UnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The line in front of a pool. As many go in as it has connections; the next wait, first come, first served, and a cancel
 * takes them out. Who would come too late for its deadline, by what a connection is held now, or finds the line full, is refused
 * at once: a request that waits in vain takes the place of one that would have been in time.
 */
final class Admission {

    /** How much a hold counts for the average: a sixteenth. */
    private static final int WEIGHT = 16;

    private final PoolSettings settings;
    private final Semaphore free;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile long averageHoldNanos;
    private volatile Observer observer = Observer.NONE;

    Admission(PoolSettings settings) {
        this.settings = settings;
        this.free = new Semaphore(settings.size(), true);
    }

    void observer(Observer observer) {
        this.observer = observer;
    }

    /** How many wait. */
    int waiting() {
        return waiting.get();
    }

    /**
     * Goes in, and waits for that as long as it may; {@link #leave} ends it.
     *
     * @throws OverloadedException if waiting would be too long, or too many wait
     * @throws UnavailableException if none was free in time
     * @throws CancelledException if the current context is cancelled
     */
    void enter() {
        if (free.hasQueuedThreads() || !free.tryAcquire()) {
            line();
        }
    }

    private void line() {
        int before = waiting.getAndIncrement();
        long begun = System.nanoTime();
        try {
            refuseIfHopeless(before);
            await();
        } finally {
            waiting.decrementAndGet();
            observer.waited(System.nanoTime() - begun);
        }
    }

    private void await() {
        Duration longest = settings.connectionTimeout();
        if (!await(longest.toNanos())) {
            throw new UnavailableException("No connection was free within " + longest.toMillis() + " ms: all "
                    + settings.size() + " were in use, and " + waiting() + " waited", null);
        }
    }

    /** An interrupt is the canceller here, also inside of other work on the database, where Heddle sends none. */
    private boolean await(long nanos) {
        Thread thread = Thread.currentThread();
        try {
            return BlockingRegion.call(thread::interrupt, () -> free.tryAcquire(nanos, NANOSECONDS));
        } catch (InterruptedException e) {
            thread.interrupt();
            throw new CancelledException(new CancelCause.CancelledByCaller("the waiting thread was interrupted"), e);
        }
    }

    private void refuseIfHopeless(int before) {
        Duration wait = Duration.ofNanos(averageHoldNanos * (before + 1) / settings.size());
        Optional<Duration> left = Context.current().remaining().or(ObservedDeadline::remaining);
        if (before >= settings.maxWaiting()) {
            refuse(Refusal.LINE_FULL, before + " wait for one of the " + settings.size()
                    + " connections, which is the most", wait);
        } else if (left.filter(time -> wait.plusNanos(averageHoldNanos).compareTo(time) > 0).isPresent()) {
            refuse(Refusal.DEADLINE, "A connection would be free in about " + wait.toMillis()
                    + " ms, for work of about " + averageHoldNanos / 1_000_000 + " ms, and "
                    + left.orElseThrow().toMillis() + " ms are left", wait);
        }
    }

    private void refuse(Refusal reason, String message, Duration wait) {
        observer.refused(reason);
        if (settings.admissionMode() == AdmissionMode.ENFORCE) {
            throw new OverloadedException(message, wait);
        }
    }

    /** Goes out, after the connection has been given back. */
    void leave(long heldNanos) {
        long average = averageHoldNanos;
        averageHoldNanos = average == 0 ? heldNanos : average + (heldNanos - average) / WEIGHT;
        free.release();
    }

    /** Goes out without having had a connection. */
    void leaveUnused() {
        free.release();
    }

    /** Why one is refused. */
    enum Refusal {
        LINE_FULL, DEADLINE
    }

    /** Who counts. */
    interface Observer {

        Observer NONE = new Observer() {

            @Override
            public void waited(long nanos) {}

            @Override
            public void refused(Refusal reason) {}
        };

        void waited(long nanos);

        void refused(Refusal reason);
    }
}
