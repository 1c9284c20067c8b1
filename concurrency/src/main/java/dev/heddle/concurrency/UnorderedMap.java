package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One {@link WorkerPool#forEach}: tasks that each take the next input, and queue what came of it for their caller. */
final class UnorderedMap<J, R extends @Nullable Object> {

    /** Ended jobs that may wait for the caller; a small number would have both sides wait for each other all the time. */
    static final int ROOM = 128;

    private record Ended<J, R extends @Nullable Object>(J job, Outcome<R> outcome) {}

    private final Thread caller = Thread.currentThread();
    private final int workers;
    private final JobFunction<? super J, ? extends R> function;
    private final Iterator<? extends J> inputs;
    private final JobQueue<Ended<J, R>> ended;
    private final AtomicInteger working;
    private boolean exhausted;

    UnorderedMap(int workers, Iterable<? extends J> inputs, JobFunction<? super J, ? extends R> function) {
        int wanted = WorkerPool.atLeastOne("workers", workers);
        this.workers = inputs instanceof Collection<?> counted ? Math.min(wanted, counted.size()) : wanted;
        this.function = requireNonNull(function, "function is null");
        this.inputs = requireNonNull(inputs, "inputs is null").iterator();
        this.ended = new JobQueue<>(ROOM);
        this.working = new AtomicInteger(this.workers);
    }

    void run(BiConsumer<? super J, ? super Outcome<R>> consumer) {
        requireNonNull(consumer, "consumer is null");
        try (var scope = TaskScope.builder().name("forEach").failFast()) {
            try {
                scope.context().onCancel(_ -> LockSupport.unpark(caller));
                for (int i = 0; i < workers; i++) {
                    scope.fork(this::work);
                }
                consumeAll(scope.context(), consumer);
            } catch (Throwable thrown) {
                scope.abandon(thrown);
                throw thrown;
            }
            scope.join();
        }
    }

    private void consumeAll(Context workers, BiConsumer<? super J, ? super Outcome<R>> consumer) {
        for (Ended<J, R> next = take(workers); next != null; next = take(workers)) {
            consumer.accept(next.job(), next.outcome());
        }
    }

    private void work() {
        try {
            Context context = Context.current();
            Turn turn = new Turn();
            for (J job = next(context); job != null; job = next(context)) {
                ended.put(new Ended<>(job, apply(job, context)), () -> false);
                LockSupport.unpark(caller);
                turn.jobEnded();
            }
        } finally {
            working.decrementAndGet();
            LockSupport.unpark(caller);
        }
    }

    /** Reads the next input, unless that is pointless: after the end, after a failure, or when cancelled. */
    private synchronized @Nullable J next(Context context) {
        context.throwIfCancelled();
        if (exhausted) {
            return null;
        }
        exhausted = true;
        if (!inputs.hasNext()) {
            return null;
        }
        J job = requireNonNull(inputs.next(), "job is null");
        exhausted = false;
        return job;
    }

    private Outcome<R> apply(J job, Context context) {
        try {
            return new Outcome.Succeeded<>(OneOfMany.<J, R>call(function, job));
        } catch (Throwable thrown) {
            return Failures.outcome(context, thrown);
        }
    }

    /** Waits for the next that has ended; null when there are no more, or a failure has cancelled the workers. */
    private @Nullable Ended<J, R> take(Context workers) {
        Waiting.throwIfGivenUp(Context.current());
        Waiting.until(() -> !ended.isEmpty() || working.get() == 0 || workers.isCancelled(), this);
        return ended.poll();
    }
}
