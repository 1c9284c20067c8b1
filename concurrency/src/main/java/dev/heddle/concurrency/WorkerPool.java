package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
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
 * {@link Context#withoutCancel()}. Workers are virtual threads, started when they are needed.
 *
 * <p>Jobs may submit jobs to their own pool and wait for them: where the queue is full, or the job is not yet begun, the
 * submitting or waiting thread does the job itself. All methods may be called by any thread.
 *
 * @param <J> the jobs
 * @param <R> what comes of them
 */
public final class WorkerPool<J, R extends @Nullable Object> implements AutoCloseable {

    private final Context opener = Context.current();
    private final CancellableContext root = opener.withCancel();
    private final Owner owner;
    private final Context context;
    private final JobFunction<? super J, ? extends R> function;
    private final Consumer<? super Job<J, R>> listener;
    private final JobQueue<PoolJob<J, R>> queue;
    private final Workers workers;
    private final ConcurrentLinkedQueue<Thread> drainers = new ConcurrentLinkedQueue<>();

    /** Adders, since one counter would be fought for by all workers. */
    private final LongAdder taken = new LongAdder();
    private final LongAdder done = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder cancelled = new LongAdder();
    private volatile boolean closed;

    private WorkerPool(Builder builder, JobFunction<? super J, ? extends R> function,
            Consumer<? super Job<J, R>> listener) {
        this.owner = Owner.open("pool", builder.name, null);
        this.context = owner.mark(root);
        this.function = requireNonNull(function, "function is null");
        this.listener = requireNonNull(listener, "listener is null");
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
     * the calling thread does the job.
     *
     * @throws IllegalStateException if the pool is closed, also while this waits
     * @throws CancelledException    if the pool or the current context is cancelled, or the thread is interrupted, before
     *                               the job was taken
     */
    public Job<J, R> submit(J job) {
        PoolJob<J, R> accepted = accept(job);
        try {
            enqueue(accepted);
        } catch (Throwable thrown) {
            taken.decrement();
            lookWhetherOver();
            throw thrown;
        }
        return accepted;
    }

    private void enqueue(PoolJob<J, R> job) {
        if (queue.offer(job) || (!owner.isInside() && queue.put(job, this::isStopped))) {
            arrived();
        } else if (isStopped()) {
            throw refusal();
        } else if (job.claim()) {
            job.run();
        }
    }

    /**
     * Takes a job if there is room in the queue now.
     *
     * @return empty if there is none
     * @throws IllegalStateException if the pool is closed
     * @throws CancelledException    if the pool or the current context is cancelled
     */
    public Optional<Job<J, R>> trySubmit(J job) {
        PoolJob<J, R> accepted = accept(job);
        if (!queue.offer(accepted)) {
            taken.decrement();
            lookWhetherOver();
            return Optional.empty();
        }
        arrived();
        return Optional.of(accepted);
    }

    /** Counts a job as pending before it looks whether the pool is closed, as drain closes before it looks at the count. */
    @SuppressWarnings("ReferenceEquality") // these very contexts are known to end with the pool
    private PoolJob<J, R> accept(J job) {
        requireNonNull(job, "job is null");
        Context current = Context.current();
        current.throwIfCancelled();
        boolean own = current == opener || current == context;
        PoolJob<J, R> accepted = new PoolJob<>(this, job, own ? null : current);
        taken.increment();
        if (isStopped()) {
            taken.decrement();
            lookWhetherOver();
            throw refusal();
        }
        return accepted;
    }

    private RuntimeException refusal() {
        return closed
                ? new IllegalStateException(
                        owner + " is closed and takes no more jobs: submit before drain, abort or close")
                : Failures.cancelled(root);
    }

    private Worker hire(int number) {
        return new Worker(this, workers, owner, number);
    }

    private void arrived() {
        workers.call();
        if (root.isCancelled()) {
            dropQueued();
        }
    }

    /** How far it has come. */
    public Progress progress() {
        long waiting = queue.size();
        return new Progress(done.sum(), failed.sum(), cancelled.sum(), Math.max(0, pending() - waiting), waiting);
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
        stopTaking();
        Thread thread = Thread.currentThread();
        drainers.add(thread);
        try {
            Waiting.until(() -> pending() == 0, this);
        } finally {
            drainers.remove(thread);
        }
        boolean dropped = root.isCancelled() && cancelled.sum() > 0;
        CancelledException cause = dropped ? Failures.cancelled(root) : null;
        shut();
        if (cause != null) {
            throw cause;
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
        cancel(cause);
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
        try {
            drain();
        } catch (CancelledException stopped) {
            abort(stopped.cancelCause());
        }
    }

    private void shut() {
        stopTaking();
        dropQueued();
        workers.callAll();
        owner.tasks().close();
        owner.tasks().awaitAtMost(0, () -> false, () -> {});
        dropQueued();
        root.close();
        owner.close();
    }

    private void stopTaking() {
        closed = true;
        queue.wakeAll();
    }

    private void wake() {
        owner.wake();
        queue.wakeAll();
        dropQueued();
    }

    private void dropQueued() {
        CancelCause cause = root.cause();
        while (cause != null) {
            PoolJob<J, R> job = queue.poll();
            if (job == null) {
                return;
            }
            if (job.claim()) {
                job.drop(cause);
            }
        }
    }

    void cancel(CancelCause cause) {
        root.cancel(cause);
    }

    private boolean isStopped() {
        return closed || root.isCancelled();
    }

    /** Whether there is nothing more to do for a worker. */
    boolean isOver() {
        return root.isCancelled() || (closed && pending() == 0);
    }

    @Nullable
    PoolJob<J, R> poll() {
        return queue.poll();
    }

    boolean isInside() {
        return owner.isInside();
    }

    Context context() {
        return context;
    }

    @SuppressWarnings("ReferenceEquality") // the very context, not one like it
    boolean isContextOf(Binding binding) {
        return binding.context() == context;
    }

    Context mark(Context of) {
        return owner.mark(of);
    }

    Registration cancelWith(CancellableContext other) {
        return root.register(new Listeners.Entry(other));
    }

    JobFunction<? super J, ? extends R> function() {
        return function;
    }

    void ended(PoolJob<J, R> job, Outcome<R> outcome) {
        try {
            listener.accept(job);
        } catch (Throwable thrown) {
            Uncaught.report(thrown);
        }
        switch (outcome) {
            case Outcome.Succeeded<R> _ -> done.increment();
            case Outcome.Failed<R> _ -> failed.increment();
            case Outcome.Cancelled<R> _ -> cancelled.increment();
        }
        lookWhetherOver();
    }

    /** Jobs that were taken and have not ended; exact once the pool is closed. */
    private long pending() {
        long ended = done.sum() + failed.sum() + cancelled.sum();
        return taken.sum() - ended;
    }

    private void lookWhetherOver() {
        if (closed && pending() == 0) {
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
            return open(function, _ -> {});
        }

        /**
         * Opens a pool that hands over each job as it ends, whatever way that is.
         *
         * @param ended called by the worker, several at a time; while it takes its time, the worker does nothing else. What it
         *              throws goes to the thread's uncaught exception handler.
         */
        public <J, R extends @Nullable Object> WorkerPool<J, R> open(JobFunction<? super J, ? extends R> function,
                Consumer<? super Job<J, R>> ended) {
            return new WorkerPool<>(this, function, ended);
        }
    }
}
