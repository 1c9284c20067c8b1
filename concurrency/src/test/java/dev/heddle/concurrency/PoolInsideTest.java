package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.heddle.leak.check.LeakCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What jobs may do with their own pool: all that a caller may, but wait for themselves. */
@ExtendWith(LeakCheck.class)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class PoolInsideTest {

    /** A pool whose jobs are functions that may use the pool. */
    private static final class Recursive implements AutoCloseable {

        private final WorkerPool<JobFunction<Recursive, Integer>, Integer> pool;

        Recursive(String name, int workers, int queue) {
            pool = WorkerPool.builder().name(name).workers(workers).queue(queue).open(this::apply);
        }

        Recursive(int workers, int queue) {
            this("recursive", workers, queue);
        }

        private int apply(JobFunction<Recursive, Integer> job) throws Exception {
            return job.apply(this);
        }

        Job<?, Integer> submit(JobFunction<Recursive, Integer> job) {
            return pool.submit(job);
        }

        @Override
        public void close() {
            pool.close();
        }
    }

    /** Counts itself and all below: a tree of jobs that submit jobs and wait for them. */
    private static JobFunction<Recursive, Integer> tree(int depth, int width) {
        return pool -> {
            List<Job<?, Integer>> below = new ArrayList<>();
            for (int i = 0; depth > 0 && i < width; i++) {
                below.add(pool.submit(tree(depth - 1, width)));
            }
            return 1 + below.stream().mapToInt(Job::result).sum();
        };
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 100", "2, 1", "4, 2", "8, 8"})
    void submit_jobsThreeDeepThatWaitForTheirOwn_comeToTheirResult(int workers, int queue) {
        try (var pool = new Recursive(workers, queue)) {
            for (int i = 0; i < 200; i++) {
                assertThat(pool.submit(tree(3, 4)).result()).isEqualTo(1 + 4 + 16 + 64);
            }
        }
    }

    @Test
    void submit_fromAJobWithAFullQueue_isDoneByTheJobsThread() {
        AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
        try (var pool = new Recursive(1, 1)) {
            Integer result = pool.submit(inside -> {
                inside.submit(_ -> 0);
                Thread here = Thread.currentThread();
                Job<?, Integer> done = inside.submit(_ -> Thread.currentThread() == here ? 1 : 2);
                thread.set(here);
                assertThat(done.isDone()).isTrue();
                return done.result();
            }).result();
            assertThat(result).isEqualTo(1);
        }
        assertThat(thread.get()).isNotNull();
    }

    @Test
    void submit_fromATaskOfAJobWithAFullQueue_doesNotWait() {
        try (var pool = new Recursive(1, 1)) {
            Integer result = pool.submit(inside -> {
                try (TaskScope<Integer, List<Outcome<Integer>>> scope = TaskScope.gatherAll()) {
                    for (int i = 0; i < 10; i++) {
                        scope.fork(() -> inside.submit(_ -> 1).result());
                    }
                    return scope.join().size();
                }
            }).result();
            assertThat(result).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void submit_fromPoolToPoolAndBack_doesNotWait(int workers) {
        try (var a = new Recursive("a", workers, 1); var b = new Recursive("b", workers, 1)) {
            List<Job<?, Integer>> jobs = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                jobs.add(a.submit(_ -> b.submit(_ -> a.submit(_ -> b.submit(_ -> 4).result()).result()).result()));
            }
            assertThat(jobs).allSatisfy(job -> assertThat(job.result()).isEqualTo(4));
        }
    }

    @Test
    void submit_fromAJobInAScope_leavesThatScopeOpen() {
        try (var pool = new Recursive(1, 1)) {
            Job<?, Integer> job = pool.submit(inside -> {
                try (TaskScope<Integer, List<Outcome<Integer>>> scope = TaskScope.gatherAll()) {
                    inside.submit(_ -> 1).result();
                    inside.submit(_ -> 2);
                    inside.submit(_ -> 3).result();
                    scope.fork(() -> 1);
                    return scope.join().size();
                }
            });
            assertThat(job.result()).isEqualTo(1);
        }
    }

    @Test
    void outcome_ofAQueuedJobInsideWithOneWorker_isDoneAtOnceAndOnlyOnce() {
        try (var pool = new Recursive(1, 10)) {
            List<Thread> threads = new ArrayList<>();
            Integer result = pool.submit(inside -> {
                Job<?, Integer> queued = inside.submit(_ -> {
                    threads.add(Thread.currentThread());
                    return 1;
                });
                assertThat(queued.isDone()).isFalse();
                assertThat(queued.outcome()).isEqualTo(new Outcome.Succeeded<>(1));
                assertThat(threads).containsExactly(Thread.currentThread());
                return queued.result();
            }).result();
            assertThat(result).isEqualTo(1);
            pool.pool.drain();
            assertThat(threads).hasSize(1);
            assertThat(pool.pool.progress()).isEqualTo(new Progress(2, 0, 0, 0, 0));
        }
    }

    @Test
    void outcome_ofAQueuedJobInside_leavesNoJobInTheQueue() {
        try (var pool = new Recursive(1, 2)) {
            Integer result = pool.submit(inside -> {
                for (int i = 0; i < 10; i++) {
                    inside.submit(_ -> 1).result();
                }
                assertThat(inside.pool.progress()).isEqualTo(new Progress(10, 0, 0, 1, 0));
                assertThat(Context.background().call(() -> inside.pool.trySubmit(_ -> 1))).isPresent();
                return 1;
            }).result();
            assertThat(result).isEqualTo(1);
        }
    }

    @Test
    void outcome_ofAJobThatAWorkerIsAt_waitsForIt() {
        Gate gate = new Gate();
        try (var pool = new Recursive(2, 10)) {
            Job<?, Integer> slow = pool.submit(_ -> {
                gate.pass();
                return 1;
            });
            gate.awaitArrived(1);
            Job<?, Integer> waiting = pool.submit(_ -> slow.result());
            gate.open();
            assertThat(waiting.result()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"drain", "abort", "close"})
    void end_fromInsideAJob_throwsAndThePoolGoesOn(String how) {
        Consumer<WorkerPool<?, ?>> end = switch (how) {
            case "drain" -> WorkerPool::drain;
            case "abort" -> pool -> pool.abort("enough");
            default -> WorkerPool::close;
        };
        try (var pool = new Recursive("own", 1, 1)) {
            Integer result = pool.submit(inside -> {
                assertThatIllegalStateException().isThrownBy(() -> end.accept(inside.pool))
                        .withMessage(how + " of pool 'own' was called from inside one of its tasks, which would wait"
                                + " for itself: let whoever opened it call it");
                try (TaskScope<Integer, Integer> scope = TaskScope.firstSuccess()) {
                    scope.fork(() -> {
                        assertThatIllegalStateException().isThrownBy(() -> end.accept(inside.pool));
                        return 1;
                    });
                    return scope.join();
                }
            }).result();
            assertThat(result).isEqualTo(1);
            assertThat(pool.submit(_ -> 2).result()).isEqualTo(2);
        }
    }
}
