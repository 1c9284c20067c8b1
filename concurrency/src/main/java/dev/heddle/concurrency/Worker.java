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
    private final Owner owner;
    private final int number;
    private final AtomicBoolean idle = new AtomicBoolean();
    private final Turn turn = new Turn();

    Worker(WorkerPool<?, ?> pool, Workers workers, Owner owner, int number) {
        super(pool.context());
        this.owner = owner;
        this.pool = pool;
        this.workers = workers;
        this.number = number;
    }

    @Override
    Owner owner() {
        return owner;
    }

    @Override
    String name() {
        return owner.name() + "-" + number;
    }

    /** No frame that waits holds a job: idle workers keep nothing. */
    @Override
    void work() {
        JobStack stack = new JobStack();
        stack.within(() -> doAllJobs(stack));
        end();
    }

    private void doAllJobs(JobStack stack) {
        boolean called = true;
        while (doJobs(called, stack)) {
            called = awaitCall();
        }
    }

    /** Does jobs until there are none; tells whether more may come. */
    private boolean doJobs(boolean called, JobStack stack) {
        boolean found = called ? search(stack) : doJob(pool.poll(), stack);
        while (found) {
            found = doJob(pool.poll(), stack);
        }
        return !pool.isOver();
    }

    /**
     * Looks for a job as the one that was called for it. One that finds a job calls the next, so that not each job that
     * comes costs a call.
     */
    private boolean search(JobStack stack) {
        PoolJob<?, ?> job = pool.poll();
        for (int i = 0; job == null && i < SPINS; i++) {
            Thread.onSpinWait();
            job = pool.poll();
        }
        workers.searched();
        return doJob(job, stack);
    }

    private boolean doJob(@Nullable PoolJob<?, ?> job, JobStack stack) {
        if (job == null) {
            return false;
        }
        if (job.claim()) {
            stack.push(job);
            try {
                job.run(this);
            } finally {
                stack.pop();
            }
            Thread.interrupted();
            turn.jobEnded();
        }
        return true;
    }

    /**
     * Waits until it is called; tells whether it was, or has seen by itself that there is something to do. It says that it is
     * idle before it looks again, and who brings a job looks for the idle after: none is missed.
     */
    private boolean awaitCall() {
        workers.idle(this);
        if ((pool.hasJobs() || pool.isOver()) && idle.compareAndSet(true, false)) {
            return false;
        }
        while (idle.get()) {
            LockSupport.park(this);
            Thread.interrupted();
        }
        return true;
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
