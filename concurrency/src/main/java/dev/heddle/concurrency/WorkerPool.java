package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of workers that do one thing with many jobs, out of a bounded queue.
 *
 * <pre>{@code
 * List<Balance> balances = WorkerPool.map(8, accounts, account -> bank.balance(account)); // in order; the first failure ends it
 *
 * try (var pool = WorkerPool.builder().name("mails").workers(4).queue(100).open(mails::send)) {
 *     for (Mail mail : outbox) {
 *         pool.submit(mail); // waits while a hundred are waiting
 *     }
 * } // waits until all are sent
 * }</pre>
 *
 * A job runs under the context of who submitted it, values and deadline included, and is cancelled with it; and with the pool,
 * which ends with the context that it was opened under. What shall outlive its submitter is submitted under
 * {@link Context#withoutCancel()}. What a job submits belongs to the job's submitter, and goes on when that job, or its pool, has come
 * to its end.
 *
 * <p>Workers are virtual threads, started when they are needed. Between jobs that never block, they let other virtual
 * threads have a turn; within a job, only the job can.
 *
 * <p>Jobs may submit jobs to their own pool and wait for them: where the queue is full, or the job is not yet begun, the
 * submitting or waiting thread does the job itself. All methods may be called by any thread.
 *
 * @param <J> the jobs
 * @param <R> what comes of them
 */
public final class WorkerPool<J, R extends @Nullable Object> implements AutoCloseable {

    private static final CancelCause CLOSED = new CancelCause.CancelledByCaller("the pool is closed");

    private final Context opener = Context.current();
    private final CancellableContext root = opener.withCancel();
    private final Owner owner;
    private final Context context;
    private final JobFunction<? super J, ? extends R> function;
    private final @Nullable Consumer<? super Job<J, R>> listener;
    private final Context listening;
    private final JobQueue<PoolJob<J, R>> queue;
    private final Workers workers;
    private final ConcurrentLinkedQueue<Thread> drainers = new ConcurrentLinkedQueue<>();
    private final JobCount count = new JobCount();
    private volatile boolean closed;
    private volatile boolean over;

    private WorkerPool(Builder builder, JobFunction<? super J, ? extends R> function,
            @Nullable Consumer<? super Job<J, R>> listener) {
        this.owner = Owner.open("pool", builder.name, null);
        this.context = JobContext.of(owner, root, opener);
        this.function = function;
        this.listener = listener;
        this.listening = owner.mark(opener.withoutCancel());
        this.queue = new JobQueue<>(builder.queue);
        this.workers = new Workers(builder.workers, this::hire, queue::isEmpty);
        Wakeable all = this::wake;
        root.register(new Listeners.Entry(all));
    }

    /** Starts with the name {@code pool}, as many workers as there are processors, and room for 1,000 jobs. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Does one thing with each input, and returns the results in the order of the inputs, which are read first. The first
     * failure cancels the rest.
     *
     * @param workers how many at a time, at least 1
     * @throws JobFailedException if a job failed, with what others threw then as suppressed
     * @throws CancelledException if the current context is cancelled, or the thread is interrupted, meanwhile
     */
    public static <J, R extends @Nullable Object> List<R> map(int workers, Iterable<? extends J> inputs,
            JobFunction<? super J, ? extends R> function) {
        return new OrderedMap<J, R>(inputs, function).run(workers);
    }

    /**
     * Does one thing with each input, and hands over each as it ends, failed ones too, on the calling thread. Inputs are
     * read as they are needed, by the workers, one at a time: there may be any number of them. While the consumer is
     * slow, no more than 128 ended ones wait for it, and the workers wait too. If the consumer or the inputs throw, the rest is
     * cancelled.
     *
     * @param workers how many at a time, at least 1
     * @throws CancelledException if the current context is cancelled, or the thread is interrupted, meanwhile
     */
    public static <J, R extends @Nullable Object> void forEach(int workers, Iterable<? extends J> inputs,
            JobFunction<? super J, ? extends R> function, BiConsumer<? super J, ? super Outcome<R>> consumer) {
        new UnorderedMap<J, R>(workers, inputs, function).run(consumer);
    }

    /**
     * Takes a job, and waits for room in the queue where there is none. From inside a job of this pool it does not wait:
     * the calling thread does the job, or where it is at 32 jobs already, the queue takes it without having room.
     *
     * @throws IllegalStateException if the pool was drained or closed, also while this waits
     * @throws CancelledException    if the pool was aborted, or it or the current context is cancelled, or the thread is
     *                               interrupted, before the job was taken
     */
    public Job<J, R> submit(J job) {
        PoolJob<J, R> accepted = accept(job);
        if (queue.offer(accepted)) {
            arrived();
        } else if (isInside()) {
            doWithoutRoom(accepted);
        } else {
            awaitRoom(accepted);
            arrived();
        }
        return accepted;
    }

    private void doWithoutRoom(PoolJob<J, R> job) {
        if (isStopped()) {
            refused();
            throw refusal();
        }
        if (JobStack.isFull()) {
            queue.addWithoutRoom(job);
            arrived();
        } else if (job.claim()) {
            JobStack.run(job);
        }
    }

    /** Does a job for a thread that is inside and wants to wait for it, unless somebody else has it. */
    void doHere(PoolJob<J, R> job) {
        if (!job.claim()) {
            return;
        }
        queue.remove(job);
        if (JobStack.isFull()) {
            Errand errand = new Errand(owner, context, job);
            errand.startOn(OwnedTask.threads(errand.name()).unstarted(errand));
        } else {
            JobStack.run(job);
        }
    }

    private void awaitRoom(PoolJob<J, R> job) {
        try {
            if (!queue.put(job, this::isStopped)) {
                throw refusal();
            }
        } catch (Throwable thrown) {
            refused();
            throw thrown;
        }
    }

    /**
     * Takes a job if there is room in the queue now.
     *
     * @return empty if there is none
     * @throws IllegalStateException if the pool was drained or closed
     * @throws CancelledException    if the pool was aborted, or it or the current context is cancelled
     */
    public Optional<Job<J, R>> trySubmit(J job) {
        PoolJob<J, R> accepted = accept(job);
        if (!queue.offer(accepted)) {
            refused();
            return Optional.empty();
        }
        arrived();
        return Optional.of(accepted);
    }

    /** Counts a job before it looks whether the pool is closed, as drain closes before it looks at the count. */
    @SuppressWarnings("ReferenceEquality") // these very contexts are known to end with the pool
    private PoolJob<J, R> accept(J job) {
        requireNonNull(job, "job is null");
        Context current = Context.current();
        Waiting.context().throwIfCancelled();
        refuseIfStopped();
        boolean own = current == opener || current == context;
        PoolJob<J, R> accepted = new PoolJob<>(this, job, own ? null : JobContext.lasting(current));
        count.asked();
        if (isStopped()) {
            refused();
            throw refusal();
        }
        return accepted;
    }

    /** Leaves the count as it is: who drains shall not have to wait for those who keep trying. */
    private void refuseIfStopped() {
        if (isStopped()) {
            throw refusal();
        }
    }

    private void refused() {
        count.refused();
        lookWhetherOver();
    }

    private RuntimeException refusal() {
        CancelCause cause = root.cause();
        return cause == null || isClosing(cause)
                ? new IllegalStateException(
                        owner + " is closed and takes no more jobs: submit before drain, abort or close")
                : new CancelledException(cause);
    }

    @SuppressWarnings("ReferenceEquality") // somebody may abort with the same words
    private static boolean isClosing(CancelCause cause) {
        return cause == CLOSED;
    }

    private Worker hire(int number) {
        return new Worker(this, workers, owner, number);
    }

    private void arrived() {
        workers.call();
        if (root.isCancelled()) {
            startDropping();
        }
    }

    /** How far it has come. */
    public Progress progress() {
        return count.progress(queue.size(), queue.waiting());
    }

    /** The pool's name. */
    public String name() {
        return owner.name();
    }

    /**
     * Takes no more jobs, waits until those that were taken have ended, and closes the pool.
     *
     * @throws CancelledException    if the pool was cancelled, so that jobs were dropped; or if the current context is
     *                               cancelled, or the thread is interrupted, while it waits: then the jobs go on, and the
     *                               pool is to be aborted or closed
     * @throws IllegalStateException from inside a job of this pool, which would wait for itself
     */
    public void drain() {
        owner.refuseInside("drain");
        finish();
    }

    private void finish() {
        stopTaking();
        awaitJobs(Waiting::until);
        CancelCause cause = root.cause();
        shut();
        if (cause != null && !isClosing(cause) && count.anyCancelled()) {
            throw new CancelledException(cause);
        }
    }

    private void awaitJobs(BiConsumer<BooleanSupplier, Object> way) {
        Thread thread = Thread.currentThread();
        drainers.add(thread);
        try {
            way.accept(count::nothingLeft, this);
        } finally {
            drainers.remove(thread);
        }
    }

    /** The same as {@link #abort(CancelCause)}, with a reason in words. */
    public void abort(String reason) {
        abort(new CancelCause.CancelledByCaller(reason));
    }

    /**
     * Takes no more jobs, drops those in the queue, cancels those that are running, waits until these have ended, and closes
     * the pool. An interrupt meanwhile is pending again afterwards.
     *
     * @throws IllegalStateException from inside a job of this pool, which would wait for itself
     */
    public void abort(CancelCause cause) {
        owner.refuseInside("abort");
        end(cause);
    }

    private void end(CancelCause cause) {
        root.cancel(cause);
        shut();
    }

    /**
     * Drains the pool; if the current context or the pool is cancelled, or the thread is interrupted, aborts it. In each case all jobs
     * have ended when this returns. Does nothing a second time, nor after {@link #drain()} or {@link #abort(String)}.
     *
     * @throws IllegalStateException from inside a job of this pool, which would wait for itself
     */
    @Override
    public void close() {
        owner.refuseInside("close");
        try {
            finish();
        } catch (CancelledException stopped) {
            end(stopped.cancelCause());
        }
    }

    private void shut() {
        stopTaking();
        awaitJobs(Waiting::untilRegardless);
        over = true;
        workers.callAll();
        owner.tasks().close();
        owner.tasks().awaitAtMost(0, () -> false, () -> {});
        root.cancel(CLOSED);
        owner.close();
    }

    private void stopTaking() {
        closed = true;
        queue.wakeAll();
    }

    private void wake() {
        owner.wake();
        queue.wakeAll();
        startDropping();
    }

    private void startDropping() {
        if (!queue.isEmpty()) {
            Dropper dropper = new Dropper(this, owner, listening);
            dropper.tryStartOn(OwnedTask.threads(dropper.name()).unstarted(dropper));
        }
    }

    /** Ends all jobs that are in the queue, once the pool is cancelled. */
    void dropQueued() {
        CancelCause cause = requireNonNull(root.cause(), "the pool is not cancelled");
        for (PoolJob<J, R> job = queue.poll(); job != null; job = queue.poll()) {
            if (job.claim()) {
                job.drop(cause);
            }
        }
    }

    private boolean isStopped() {
        return closed || root.isCancelled();
    }

    /** Whether there is nothing more to do for a worker; once that is so, it stays so. */
    boolean isOver() {
        return root.isCancelled() || over;
    }

    boolean hasJobs() {
        return !queue.isEmpty();
    }

    @Nullable
    PoolJob<J, R> poll() {
        return queue.poll();
    }

    /** Whether the calling thread is at one of the jobs, or belongs to one. */
    boolean isInside() {
        return owner.isInside() || JobStack.isAtJobOf(this);
    }

    Context context() {
        return context;
    }

    Context contextOf(CancellableContext job, Context submitter) {
        return JobContext.of(owner, job, submitter);
    }

    Registration cancelWith(CancellableContext other) {
        return root.register(new Listeners.Entry(other));
    }

    JobFunction<? super J, ? extends R> function() {
        return function;
    }

    void cameOut(Outcome<R> outcome) {
        count.cameOut(outcome);
    }

    void ended(PoolJob<J, R> job) {
        if (listener != null) {
            tell(listener, job);
        }
        count.ended();
        lookWhetherOver();
    }

    /** Calls the listener, whom neither the pool's cancel hits nor an interrupt that the job has left. */
    private void tell(Consumer<? super Job<J, R>> listener, PoolJob<J, R> job) {
        boolean interrupted = Thread.interrupted();
        try {
            listening.run(() -> listener.accept(job));
        } catch (Throwable thrown) {
            Uncaught.report(thrown);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookWhetherOver() {
        if (closed && count.nothingLeft()) {
            drainers.forEach(LockSupport::unpark);
        }
    }

    static int atLeastOne(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " must be at least 1, actual: " + value);
        }
        return value;
    }

    /** Collects what is not the default; may be used for several pools, by one thread at a time. */
    public static final class Builder {

        private String name = "pool";
        private int workers = Runtime.getRuntime().availableProcessors();
        private int queue = 1_000;

        private Builder() {}

        /** Names the pool, its workers and their threads, for lists of tasks, messages and thread dumps. */
        public Builder name(String name) {
            this.name = requireNonNull(name, "name is null");
            return this;
        }

        /**
         * Sets how many jobs are done at a time.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder workers(int workers) {
            this.workers = atLeastOne("workers", workers);
            return this;
        }

        /**
         * Sets how many jobs may wait for a worker.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder queue(int queue) {
            this.queue = atLeastOne("queue", queue);
            return this;
        }

        /** Opens a pool under the current context. Whoever opens it closes it. */
        public <J, R extends @Nullable Object> WorkerPool<J, R> open(JobFunction<? super J, ? extends R> function) {
            return new WorkerPool<>(this, requireNonNull(function, "function is null"), null);
        }

        /**
         * Opens a pool that hands over each job as it ends, whatever way that is.
         *
         * @param ended called by the thread that did the job, or one of the pool's for a job that was dropped; several at a time.
         *              While it takes its time, the worker does nothing else, and a close waits. It has the values of
         *              the context that the pool was opened under, but is not cancelled. What it throws goes to the
         *              thread's uncaught exception handler.
         */
        public <J, R extends @Nullable Object> WorkerPool<J, R> open(JobFunction<? super J, ? extends R> function,
                Consumer<? super Job<J, R>> ended) {
            requireNonNull(function, "function is null");
            return new WorkerPool<>(this, function, requireNonNull(ended, "ended is null"));
        }
    }
}
