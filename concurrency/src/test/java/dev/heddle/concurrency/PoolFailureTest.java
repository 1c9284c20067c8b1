package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.leak.check.LeakCheck;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a job does wrong stays with the job. */
@ExtendWith(LeakCheck.class)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class PoolFailureTest {

    private static WorkerPool<Callable<Integer>, Integer> oneWorker() {
        return WorkerPool.builder().name("risky").workers(1).open(Callable::call);
    }

    private static WorkerPool<Callable<Integer>, Integer> oneWorker(Consumer<Job<Callable<Integer>, Integer>> ended) {
        return WorkerPool.builder().name("risky").workers(1).<Callable<Integer>, Integer>open(Callable::call,
                ended);
    }

    static Stream<Throwable> failures() {
        return Stream.of(new IOException("disk"), new IllegalStateException("state"), new AssertionError("error"),
                new InterruptedException("by itself"), new StackOverflowError(), new OutOfMemoryError("not really"),
                new CancelledException(new CancelCause.CancelledByCaller("by itself")));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void submit_jobThrows_isAFailureWithItsJobAndTheWorkerGoesOn(Throwable failure) {
        Callable<Integer> bad = () -> {
            throw PoolFailureTest.<RuntimeException>sneaky(failure);
        };
        try (var pool = oneWorker()) {
            Job<Callable<Integer>, Integer> job = pool.submit(bad);
            assertThat(job.outcome()).isEqualTo(new Outcome.Failed<>(failure));
            assertThatExceptionOfType(JobFailedException.class).isThrownBy(job::result)
                    .withMessage("A job of 'risky' failed: " + failure)
                    .satisfies(thrown -> assertThat(thrown.job()).isSameAs(bad))
                    .satisfies(thrown -> assertThat(thrown.getCause()).isSameAs(failure));
            assertThat(pool.submit(() -> 2).result()).isEqualTo(2);
            assertThat(pool.progress()).isEqualTo(new Progress(1, 1, 0, 0, 0));
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <X extends Throwable> X sneaky(Throwable failure) throws X {
        throw (X) failure;
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int forever(int depth) {
        return forever(depth + 1) + 1;
    }

    @Test
    void submit_jobOverflowsItsStack_isAFailureAndTheWorkerGoesOn() {
        try (var pool = oneWorker()) {
            Job<?, Integer> deep = pool.submit(() -> forever(0));
            assertThat(deep.outcome()).isInstanceOfSatisfying(Outcome.Failed.class,
                    failed -> assertThat(failed.failure()).isInstanceOf(StackOverflowError.class));
            assertThat(pool.submit(() -> 2).result()).isEqualTo(2);
        }
    }

    @Test
    void submit_jobLeavesTheInterruptFlagSet_isNotTheNextJobs() {
        try (var pool = oneWorker()) {
            for (int i = 0; i < 100; i++) {
                pool.submit(() -> {
                    Thread.currentThread().interrupt();
                    return 1;
                });
                assertThat(pool.submit(() -> Thread.currentThread().isInterrupted() ? 1 : 0).result()).isZero();
            }
        }
    }

    @Test
    void submit_jobLeavesTheInterruptFlagSet_isNotTheListeners() {
        AtomicBoolean interrupted = new AtomicBoolean();
        try (var pool = oneWorker(_ -> interrupted.compareAndSet(false, Thread.currentThread().isInterrupted()))) {
            pool.submit(() -> {
                Thread.currentThread().interrupt();
                return 1;
            });
            Context.background().with(Context.Key.named("more"), 1).call(() -> pool.submit(() -> {
                Thread.currentThread().interrupt();
                return 1;
            }));
        }
        assertThat(interrupted).isFalse();
    }

    @Test
    void submit_jobLeavesAScopeOpen_isAFailureAndNotTheNextJobs() {
        try (var pool = oneWorker()) {
            Job<?, Integer> careless = pool.submit(() -> {
                TaskScope.builder().name("left").failFast().fork(() -> new Gate().pass());
                return 1;
            });
            assertThat(careless.outcome()).isInstanceOfSatisfying(Outcome.Failed.class,
                    failed -> assertThat(failed.failure()).isInstanceOf(IllegalStateException.class)
                            .hasMessageContaining("scope 'left' was still open"));
            assertThat(pool.submit(() -> 2).result()).isEqualTo(2);
        }
    }

    @Test
    void submit_jobFailsAndLeavesAScopeOpen_isTheJobsFailure() {
        IOException failure = new IOException("disk");
        try (var pool = oneWorker()) {
            Job<?, Integer> careless = pool.submit(() -> {
                TaskScope.open().fork(() -> new Gate().pass());
                throw failure;
            });
            assertThat(careless.outcome()).isEqualTo(new Outcome.Failed<>(failure));
            assertThat(failure.getSuppressed()).hasSize(1);
        }
    }

    @Test
    void listener_throws_isToldToTheHandlerAndAllGoesOn() {
        IllegalStateException failure = new IllegalStateException("listener");
        try (var uncaught = new UncaughtProbe(_ -> {
            throw new IllegalStateException("handler");
        })) {
            try (var pool = oneWorker(_ -> {
                throw failure;
            })) {
                assertThat(pool.submit(() -> 1).result()).isEqualTo(1);
                assertThat(pool.submit(() -> 2).result()).isEqualTo(2);
                pool.drain();
                assertThat(pool.progress()).isEqualTo(new Progress(2, 0, 0, 0, 0));
            }
            assertThat(uncaught.caught()).containsExactly(failure, failure);
        }
    }

    @Test
    void listener_eachJob_isGivenOnceWithItsOutcome() {
        AtomicReference<@Nullable Job<?, ?>> given = new AtomicReference<>();
        try (var pool = oneWorker(job -> {
            assertThat(job.isDone()).isTrue();
            assertThat(given.getAndSet(job)).isNull();
        })) {
            for (Callable<Integer> job : List.<Callable<Integer>>of(() -> 1, () -> {
                throw new IOException("disk");
            })) {
                given.set(null);
                Job<?, Integer> submitted = pool.submit(job);
                Eventually.until(() -> given.get() != null);
                assertThat(given.get()).isSameAs(submitted);
            }
        }
    }

    @Test
    void listener_waitsForItsJob_hasIt() {
        AtomicReference<@Nullable Integer> result = new AtomicReference<>();
        try (var pool = oneWorker(job -> result.set(job.result()))) {
            pool.submit(() -> 7);
        }
        assertThat(result).hasValue(7);
    }

    @Test
    void listener_blocks_holdsUpItsWorkerOnly() {
        Gate gate = new Gate();
        try (var pool = WorkerPool.builder().workers(2).<Integer, Integer>open(job -> job, job -> {
            if (job.job() == 0) {
                Elsewhere.run(gate::pass).end();
            }
        })) {
            pool.submit(0);
            gate.awaitArrived(1);
            for (int i = 1; i <= 10; i++) {
                assertThat(pool.submit(i).result()).isEqualTo(i);
            }
            gate.open();
        }
    }

    @Test
    void listener_ofAJobDroppedByADeadline_doesNotHoldUpOtherDeadlines() {
        Gate gate = new Gate();
        Gate jobs = new Gate();
        try (var context = Context.background().withTimeout(java.time.Duration.ofMillis(500));
                WorkerPool<Integer, Integer> pool = context.call(() -> WorkerPool.builder().workers(1)
                        .<Integer, Integer>open(job -> BlockingRegion.shielded(() -> {
                            jobs.pass();
                            return job;
                        }), _ -> Elsewhere.run(gate::pass).end()))) {
            Context.background().run(() -> pool.submit(0));
            Context.background().run(() -> pool.submit(1));
            gate.awaitArrived(1);
            try (var other = Context.background().withTimeout(java.time.Duration.ofMillis(1))) {
                Eventually.until(other::isCancelled);
            }
            gate.open();
            jobs.open();
        }
    }

    @Test
    void listener_ofADroppedJobClosesThePool_isToldThatItCantAndAllEnds() {
        AtomicReference<@Nullable WorkerPool<?, ?>> self = new AtomicReference<>();
        try (var uncaught = new UncaughtProbe()) {
            Gate gate = new Gate();
            var pool = oneWorker(_ -> {
                WorkerPool<?, ?> toClose = self.get();
                if (toClose != null) {
                    toClose.close();
                }
            });
            self.set(pool);
            pool.submit(() -> {
                gate.pass();
                return 1;
            });
            gate.awaitArrived(1);
            pool.submit(() -> 2);
            pool.abort("enough");
            assertThat(uncaught.caught()).hasSize(2).allSatisfy(thrown -> assertThat(thrown)
                    .isInstanceOf(IllegalStateException.class).hasMessageContaining("from inside one of its tasks"));
        }
    }

    @Test
    void listener_ofADroppedJobWaitsForAnother_hasIt() {
        AtomicReference<@Nullable Job<?, ?>> last = new AtomicReference<>();
        AtomicReference<@Nullable Outcome<?>> seen = new AtomicReference<>();
        Gate gate = new Gate();
        var pool = oneWorker(_ -> {
            Job<?, ?> other = last.get();
            if (other != null) {
                seen.set(other.outcome());
            }
        });
        pool.submit(() -> {
            gate.pass();
            return 1;
        });
        gate.awaitArrived(1);
        pool.submit(() -> 2);
        last.set(pool.submit(() -> 3));
        pool.abort("enough");
        assertThat(seen.get()).isEqualTo(new Outcome.Cancelled<>(new CancelCause.CancelledByCaller("enough")));
    }

    @Test
    void listener_afterAnAbort_isNotCancelled() {
        AtomicBoolean cancelled = new AtomicBoolean();
        AtomicBoolean interrupted = new AtomicBoolean();
        Gate gate = new Gate();
        var pool = oneWorker(_ -> {
            cancelled.compareAndSet(false, Context.current().isCancelled());
            interrupted.compareAndSet(false, Thread.currentThread().isInterrupted());
        });
        pool.submit(() -> {
            try {
                gate.pass();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return 1;
        });
        gate.awaitArrived(1);
        pool.submit(() -> 2);
        pool.abort("enough");
        assertThat(cancelled).isFalse();
        assertThat(interrupted).isFalse();
    }

    @Test
    void map_nestedJobFails_messageNamesTheInnermostOnly() {
        JobFunction<Integer, List<Integer>> inner = job -> WorkerPool.map(1, List.of(job),
                nested -> Math.floorDiv(nested, nested - 1));

        assertThatExceptionOfType(JobFailedException.class)
                .isThrownBy(() -> WorkerPool.map(1, List.of(1), job -> WorkerPool.map(1, List.of(job), inner)))
                .withMessage("A job of 'map' failed: java.lang.ArithmeticException: / by zero");
    }

    @Test
    void forEach_moreWorkersThanInputs_startsNoMoreThanThereAre() {
        WorkerPool.forEach(Integer.MAX_VALUE, List.of(1, 2), job -> LiveTasks.count(),
                (_, outcome) -> assertThat(outcome).isInstanceOfSatisfying(Outcome.Succeeded.class,
                        succeeded -> assertThat((Long) succeeded.value()).isLessThanOrEqualTo(2)));
        WorkerPool.forEach(Integer.MAX_VALUE, List.<Integer>of(), job -> job, (job, _) -> assertThat(job).isNull());
    }
}
