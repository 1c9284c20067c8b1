package dev.heddle.concurrency;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that one thread is at, one inside another: those that submit to their own pool, or wait for it, do jobs themselves.
 * It keeps them from piling up until the thread's stack is full, and from waiting for themselves.
 */
final class JobStack {

    /** How many jobs may be inside one another on one thread; what comes on top is for other threads. */
    private static final int DEEPEST = 32;

    private static final ScopedValue<JobStack> CURRENT = ScopedValue.newInstance();

    private final Thread thread = Thread.currentThread();
    private final ArrayDeque<PoolJob<?, ?>> jobs = new ArrayDeque<>(4);

    /** Makes one for the calling thread. */
    JobStack() {}

    /** Runs a block of its thread, in which it is found. */
    void within(Runnable block) {
        ScopedValue.where(CURRENT, this).run(block);
    }

    private static @Nullable JobStack ofThisThread() {
        JobStack stack = CURRENT.isBound() ? CURRENT.get() : null;
        return stack != null && stack.thread == Thread.currentThread() ? stack : null;
    }

    static boolean isFull() {
        JobStack stack = ofThisThread();
        return stack != null && stack.jobs.size() >= DEEPEST;
    }

    /** Whether the calling thread is at a job of the pool, whatever context it is under. */
    static boolean isAtJobOf(WorkerPool<?, ?> pool) {
        JobStack stack = ofThisThread();
        return stack != null && stack.jobs.stream().anyMatch(job -> job.pool() == pool);
    }

    /**
     * Throws where a job would be waited for by what it waits for itself.
     *
     * @throws IllegalStateException if the calling thread is at the job
     */
    static void refuseWaitFor(PoolJob<?, ?> job) {
        JobStack stack = ofThisThread();
        if (stack != null && stack.jobs.contains(job)) {
            throw new IllegalStateException("A job of pool '" + job.pool().name()
                    + "' was asked for its outcome by itself, or by a job that it waits for, which would wait for ever:"
                    + " let whoever submitted it ask");
        }
    }

    /** Does a claimed job on the calling thread, which may be at others. */
    static void run(PoolJob<?, ?> job) {
        JobStack stack = ofThisThread();
        if (stack == null) {
            new JobStack().within(() -> run(job));
            return;
        }
        stack.push(job);
        try {
            job.run();
        } finally {
            stack.pop();
        }
    }

    void push(PoolJob<?, ?> job) {
        jobs.push(job);
    }

    void pop() {
        jobs.pop();
    }
}
