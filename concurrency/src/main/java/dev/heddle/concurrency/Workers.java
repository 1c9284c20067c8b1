package dev.heddle.concurrency;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/**
 * The workers of a {@link WorkerPool}, started as they are needed, and those of them that are idle. As in Go's scheduler
 * at most one that was idle looks for a job at a time, and calls the next when it has found one: small jobs that come fast
 * do not cost a wake-up each.
 */
final class Workers {

    private final int limit;
    private final IntFunction<Worker> hire;
    private final BooleanSupplier noJobs;
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicInteger searching = new AtomicInteger();
    private final ConcurrentLinkedQueue<Worker> idle = new ConcurrentLinkedQueue<>();

    Workers(int limit, IntFunction<Worker> hire, BooleanSupplier noJobs) {
        this.limit = limit;
        this.hire = hire;
        this.noJobs = noJobs;
    }

    /** Notes a worker that has nothing to do. One that found something meanwhile stays noted, and is passed over. */
    void idle(Worker worker) {
        worker.becomeIdle();
        idle.add(worker);
    }

    /** Gets somebody for a job that has come, unless somebody is looking for one already, or all are busy. */
    void call() {
        while (searching.get() == 0 && searching.compareAndSet(0, 1)) {
            if (rouse() || hire()) {
                return;
            }
            searching.decrementAndGet();
            if (noJobs.getAsBoolean() || idle.isEmpty()) {
                return; // who becomes idle from now on looks again by itself
            }
        }
    }

    /** Ends the search of one that was called; calls the next where there are more jobs. */
    void searched() {
        searching.decrementAndGet();
        if (!noJobs.getAsBoolean()) {
            call();
        }
    }

    private boolean rouse() {
        for (Worker worker = idle.poll(); worker != null; worker = idle.poll()) {
            if (worker.rouse()) {
                return true;
            }
        }
        return false;
    }

    private boolean hire() {
        int number = started.get();
        while (number < limit) {
            if (started.compareAndSet(number, number + 1)) {
                return start(number + 1);
            }
            number = started.get();
        }
        return false;
    }

    /** Starts a worker; where that fails, it is tried again with the next job. */
    private boolean start(int number) {
        try {
            Worker worker = hire.apply(number);
            return worker.tryStartOn(OwnedTask.threads(worker.name()).unstarted(worker));
        } catch (Throwable thrown) {
            started.decrementAndGet();
            Uncaught.report(thrown);
            return false;
        }
    }

    /** Rouses all, so that they see that the pool is over. */
    void callAll() {
        for (Worker worker = idle.poll(); worker != null; worker = idle.poll()) {
            if (worker.rouse()) {
                searching.incrementAndGet();
            }
        }
    }
}
