package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A job on its way. Who claims it does it or drops it: a worker, one who waits for it inside the pool, or an abort. */
final class PoolJob<J, R extends @Nullable Object> implements Job<J, R> {

    private static final VarHandle STATE = handle("state", Object.class);
    private static final VarHandle CLAIMED = handle("claimed", boolean.class);

    /** Threads that wait, as a list that is never changed. */
    private record Waiter(Thread thread, @Nullable Object next) {}

    private final WorkerPool<J, R> pool;
    private final J job;
    private final @Nullable Context submitter;
    private final @Nullable CarriedState carried = CarriedState.capture();

    /** Null, the last of the waiters, or the outcome. */
    private volatile @Nullable Object state;

    @SuppressWarnings("UnusedVariable") // set through its handle
    private volatile boolean claimed;

    /**
     * Makes a job.
     *
     * @param submitter the context that it inherits, or null where that is the pool's
     */
    PoolJob(WorkerPool<J, R> pool, J job, @Nullable Context submitter) {
        this.pool = pool;
        this.job = job;
        this.submitter = submitter;
    }

    @Override
    public J job() {
        return job;
    }

    WorkerPool<J, R> pool() {
        return pool;
    }

    boolean claim() {
        return CLAIMED.compareAndSet(this, false, true);
    }

    /** Does the job, once it is claimed, on the calling thread, which may be in the middle of another. */
    void run() {
        end(submitter == null ? attemptUnder(pool.context()) : attemptFor(submitter));
    }

    /** Does the job, once it is claimed, on a worker's thread, which is at no other. */
    void run(Worker worker) {
        end(submitter == null ? outcome(pool.context(), () -> applyIn(worker)) : attemptFor(submitter));
    }

    /** Ends the job, once it is claimed, without doing it. */
    void drop(CancelCause cause) {
        end(new Outcome.Cancelled<>(cause));
    }

    /**
     * Passes over a job that was cancelled while it waited, at no cost: there may be thousands of them, and a worker that
     * never blocks keeps its processor from those whose jobs run.
     */
    private Outcome<R> attemptFor(Context submitter) {
        Optional<CancelCause> cause = submitter.cancelCause();
        return cause.isPresent() ? new Outcome.Cancelled<>(cause.get()) : attemptUnderOwn(submitter);
    }

    private Outcome<R> attemptUnderOwn(Context submitter) {
        try (CancellableContext own = submitter.withCancel(); Registration _ = pool.cancelWith(own)) {
            return attemptUnder(pool.contextOf(own, submitter));
        } catch (Throwable thrown) {
            return new Outcome.Failed<>(thrown);
        }
    }

    private Outcome<R> attemptUnder(Context context) {
        return outcome(context, () -> context.call(this::apply));
    }

    /** Does the job under the binding that the worker has for all its jobs. */
    private R applyIn(Worker worker) throws Exception {
        pool.context().throwIfCancelled();
        return OneOfMany.call(worker, this::apply);
    }

    private R apply() throws Exception {
        return carried == null ? pool.function().apply(job) : carried.call(() -> pool.function().apply(job));
    }

    private static <R extends @Nullable Object> Outcome<R> outcome(Context context, Callable<R> block) {
        try {
            return new Outcome.Succeeded<>(block.call());
        } catch (Throwable thrown) {
            return Failures.outcome(context, thrown);
        }
    }

    private void end(Outcome<R> outcome) {
        pool.cameOut(outcome);
        Object before = STATE.getAndSet(this, outcome);
        while (before instanceof Waiter(Thread thread, Object next)) {
            LockSupport.unpark(thread);
            before = next;
        }
        pool.ended(this);
    }

    @Override
    public boolean isDone() {
        return state instanceof Outcome;
    }

    @Override
    @SuppressWarnings("unchecked") // only end() puts an outcome there
    public Outcome<R> outcome() {
        if (!isDone()) {
            JobStack.refuseWaitFor(this);
            if (pool.isInside()) {
                pool.doHere(this);
            }
        }
        if (!isDone()) {
            await(Thread.currentThread());
        }
        return (Outcome<R>) requireNonNull(state, "state is null");
    }

    private void await(Thread thread) {
        enqueue(thread);
        try {
            Waiting.until(this::isDone, this);
        } catch (CancelledException givenUp) {
            dequeue(thread);
            throw givenUp;
        }
    }

    private void enqueue(Thread thread) {
        Object before = state;
        while (!(before instanceof Outcome) && !STATE.compareAndSet(this, before, new Waiter(thread, before))) {
            before = state;
        }
    }

    /** Takes a thread out that waits no more: many may come and go while a job takes its time. */
    private void dequeue(Thread thread) {
        Object before = state;
        while (before instanceof Waiter && !STATE.compareAndSet(this, before, without(thread, before))) {
            before = state;
        }
    }

    private static @Nullable Object without(Thread thread, Object waiters) {
        Object left = null;
        for (Object next = waiters; next instanceof Waiter(Thread other, Object rest); next = rest) {
            left = other == thread ? left : new Waiter(other, left);
        }
        return left;
    }

    @Override
    public R result() {
        return switch (outcome()) {
            case Outcome.Succeeded<R>(R value) -> value;
            case Outcome.Failed<R>(Throwable failure) -> throw new JobFailedException(pool.name(), job, failure);
            case Outcome.Cancelled<R>(CancelCause cause) -> throw new CancelledException(cause);
        };
    }

    private static VarHandle handle(String field, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(PoolJob.class, field, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
