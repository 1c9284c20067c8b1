package dev.heddle.concurrency;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One worker of a {@link WorkerPool}: takes one job after the other, and parks while there is none. */
final class Worker extends OwnedTask {

    /** A job often comes within the time that a park takes. */
    private static final int SPINS = 64;

    private final WorkerPool<?, ?> pool;
    private final Workers workers;
    private final int number;
    private final AtomicBoolean idle = new AtomicBoolean();

    Worker(WorkerPool<?, ?> pool, Workers workers, Owner owner, int number) {
        super(owner, pool.context());
        this.pool = pool;
        this.workers = workers;
        this.number = number;
    }

    @Override
    String name() {
        return owner().name() + "-" + number;
    }

    @Override
    void work() {
        for (PoolJob<?, ?> job = search(); job != null; job = next()) {
            if (job.claim()) {
                job.run(this);
                Thread.interrupted();
            }
        }
        end();
    }

    private @Nullable PoolJob<?, ?> next() {
        PoolJob<?, ?> job = pool.poll();
        return job != null || pool.isOver() ? job : awaitNext();
    }

    /**
     * Looks for a job as the one that was called for it. One that finds a job calls the next, so that not each job that
     * comes costs a call.
     */
    private @Nullable PoolJob<?, ?> search() {
        PoolJob<?, ?> job = pool.poll();
        for (int i = 0; job == null && i < SPINS; i++) {
            Thread.onSpinWait();
            job = pool.poll();
        }
        workers.searched();
        return job != null || pool.isOver() ? job : awaitNext();
    }

    /** Says that it is idle before it looks again, and who brings a job looks for the idle after: none is missed. */
    private @Nullable PoolJob<?, ?> awaitNext() {
        workers.idle(this);
        PoolJob<?, ?> job = pool.poll();
        if ((job != null || pool.isOver()) && idle.compareAndSet(true, false)) {
            return job;
        }
        while (idle.get()) {
            LockSupport.park(this);
            Thread.interrupted();
        }
        if (job != null) {
            workers.searched();
            return job;
        }
        return search();
    }

    void becomeIdle() {
        idle.set(true);
    }

    /** Takes it out of its idleness; tells whether it was idle. */
    boolean rouse() {
        if (!idle.compareAndSet(true, false)) {
            return false;
        }
        LockSupport.unpark(thread());
        return true;
    }
}
