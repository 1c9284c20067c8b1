package dev.heddle.concurrency;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs that wait for jobs, or bring jobs, far beyond what fits on the stack of one thread. */
class PoolDepthTest {

    private static final String WAITS_FOR_ITSELF = "A job of pool 'pool' was asked for its outcome by itself, or by a job"
            + " that it waits for, which would wait for ever: let whoever submitted it ask";

    private final AtomicReference<@Nullable WorkerPool<Integer, Integer>> pool = new AtomicReference<>();

    @AfterEach
    void nothingIsLeft() {
        assertThat(LiveTasks.count()).isZero();
        assertThat(LiveTasks.owners()).isEmpty();
    }

    private WorkerPool<Integer, Integer> open(JobFunction<Integer, Integer> function) {
        WorkerPool<Integer, Integer> opened = WorkerPool.builder().workers(1).queue(1).open(function);
        pool.set(opened);
        return opened;
    }

    private WorkerPool<Integer, Integer> pool() {
        return requireNonNull(pool.get());
    }

    private Job<Integer, Integer> submit(int job) {
        return pool().submit(job);
    }

    @ParameterizedTest
    @ValueSource(ints = {31, 32, 33, 64, 5_000})
    void result_jobsWaitForJobsVeryDeep_allEnd(int depth) {
        try (var counting = open(job -> job == 0 ? 0 : submit(job - 1).result() + 1)) {
            assertThat(counting.submit(depth).result()).isEqualTo(depth);
        }
        assertThat(pool().progress()).isEqualTo(new Progress(depth + 1, 0, 0, 0, 0));
    }

    @Test
    void submit_jobsBringJobsWithoutRoom_allEnd() {
        int count = 20_000;
        AtomicInteger left = new AtomicInteger(count);
        try (var crawling = open(job -> left.getAndDecrement() > 0 ? submit(job).job() : job)) {
            for (int i = 0; i < 3; i++) {
                crawling.submit(i);
            }
            crawling.drain();
        }
        assertThat(pool().progress()).isEqualTo(new Progress(count + 3, 0, 0, 0, 0));
    }

    @Test
    void outcome_ofItself_saysWhatToDo() throws Exception {
        CompletableFuture<Job<Integer, Integer>> itself = new CompletableFuture<>();
        try (var waiting = open(job -> itself.get().result())) {
            Job<Integer, Integer> job = waiting.submit(0);
            itself.complete(job);

            assertThatThrownBy(job::result).isInstanceOf(JobFailedException.class)
                    .cause().isInstanceOf(IllegalStateException.class).hasMessage(WAITS_FOR_ITSELF);
        }
    }

    @Test
    void outcome_ofAJobBelowOnTheSameThread_saysWhatToDo() {
        CompletableFuture<Job<Integer, Integer>> outermost = new CompletableFuture<>();
        try (var waiting = open(job -> job == 0 ? submit(1).result() : outermost.get().result())) {
            Job<Integer, Integer> job = waiting.submit(0);
            outermost.complete(job);

            assertThatExceptionOfType(JobFailedException.class).isThrownBy(job::result)
                    .havingRootCause().isInstanceOf(IllegalStateException.class).withMessage(WAITS_FOR_ITSELF);
        }
    }

    @Test
    void result_underTheBackgroundContextInsideAJob_isDoneThereToo() {
        try (var waiting = open(
                job -> job == 0 ? Context.background().call(() -> submit(1).result()) : Integer.valueOf(job))) {
            assertThat(waiting.submit(0).result()).isEqualTo(1);
        }
    }
}
