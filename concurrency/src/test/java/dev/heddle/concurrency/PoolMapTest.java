package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.heddle.leak.check.LeakCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakCheck.class)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class PoolMapTest {

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 5_000})
    void map_manyInputs_givesResultsInOrderAndDoesEachOnce(int workers) {
        AtomicInteger calls = new AtomicInteger();
        List<Integer> results = WorkerPool.map(workers, numbers(1_000), job -> {
            calls.incrementAndGet();
            Rival.jitter();
            return -job;
        });
        assertThat(results).isEqualTo(numbers(1_000).stream().map(job -> -job).toList());
        assertThat(calls).hasValue(1_000);
    }

    @Test
    void map_workers_allWorkAtATimeAndNoMore() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier all = new CyclicBarrier(3);
        WorkerPool.map(3, numbers(300), job -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            all.await(30, TimeUnit.SECONDS);
            running.decrementAndGet();
            return job;
        });
        assertThat(most).hasValue(3);
    }

    @Test
    void map_fewerInputsThanWorkers_startsNoMoreThreadsThanInputs() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        Gate gate = new Gate();
        Elsewhere map = Elsewhere.run(() -> WorkerPool.map(1_000_000, numbers(3), job -> {
            threads.add(Thread.currentThread());
            gate.pass();
            return job;
        }));
        gate.awaitArrived(3);
        assertThat(LiveTasks.list()).filteredOn(task -> task.owner().equals("map")).hasSize(3);
        gate.open();
        map.end();
        assertThat(threads).hasSize(3);
    }

    @Test
    void map_noInputs_isEmpty() {
        assertThat(WorkerPool.map(4, List.<Integer>of(), job -> job)).isEmpty();
    }

    @Test
    void map_nullResults_areKept() {
        assertThat(WorkerPool.<Integer, Integer>map(2, numbers(3), _ -> Nothing.nothing())).containsExactly(null, null,
                null);
    }

    @Test
    void map_wrongArguments_throw() {
        assertThatIllegalArgumentException().isThrownBy(() -> WorkerPool.map(0, numbers(3), job -> job))
                .withMessage("workers must be at least 1, actual: 0");
        assertThatIllegalArgumentException().isThrownBy(() -> WorkerPool.map(-1, List.<Integer>of(), job -> job))
                .withMessage("workers must be at least 1, actual: -1");
        assertThatNullPointerException()
                .isThrownBy(() -> WorkerPool.map(1, Nothing.<List<Integer>>nothing(), job -> job))
                .withMessage("inputs is null");
        assertThatNullPointerException()
                .isThrownBy(() -> WorkerPool.map(1, numbers(3), Nothing.<JobFunction<Integer, Integer>>nothing()))
                .withMessage("function is null");
    }

    @Test
    void map_nullInput_throwsBeforeAnythingIsDone() {
        AtomicInteger calls = new AtomicInteger();
        assertThatNullPointerException()
                .isThrownBy(() -> WorkerPool.map(1, Arrays.asList(1, Nothing.nothing()), _ -> calls.incrementAndGet()))
                .withMessage("job is null");
        assertThat(calls).hasValue(0);
    }

    @Test
    void map_inputsThrow_comesOutAsItIsBeforeAnythingIsDone() {
        IllegalStateException failure = new IllegalStateException("inputs");
        AtomicInteger calls = new AtomicInteger();
        Iterable<Integer> inputs = () -> IntStream.range(0, 5).map(i -> {
            if (i == 3) {
                throw failure;
            }
            return i;
        }).iterator();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> WorkerPool.map(1, inputs, _ -> calls.incrementAndGet())).isSameAs(failure);
        assertThat(calls).hasValue(0);
    }

    @Test
    void map_jobFails_throwsItWithItsJobAndDoesNoMore() {
        IOException failure = new IOException("disk");
        AtomicInteger calls = new AtomicInteger();
        assertThatExceptionOfType(JobFailedException.class).isThrownBy(() -> WorkerPool.map(1, numbers(1_000), job -> {
            calls.incrementAndGet();
            if (job == 7) {
                throw failure;
            }
            return job;
        })).withMessage("A job of 'map' failed: " + failure).withCause(failure)
                .satisfies(thrown -> assertThat(thrown.job()).isEqualTo(7));
        assertThat(calls).hasValue(8);
    }

    @Test
    void map_jobFails_interruptsTheOthers() {
        Gate gate = new Gate();
        assertThatExceptionOfType(JobFailedException.class).isThrownBy(() -> WorkerPool.map(3, numbers(3), job -> {
            if (job == 2) {
                gate.awaitArrived(2);
                throw new AssertionError("error");
            }
            gate.pass();
            return job;
        })).satisfies(thrown -> {
            assertThat(thrown.job()).isEqualTo(2);
            assertThat(thrown.getCause()).isInstanceOf(AssertionError.class);
            assertThat(thrown.getSuppressed()).isEmpty();
        });
    }

    @Test
    void map_severalFail_throwsTheFirstWithTheOthersSuppressed() {
        CyclicBarrier all = new CyclicBarrier(3);
        Gate gate = new Gate();
        assertThatExceptionOfType(JobFailedException.class).isThrownBy(() -> WorkerPool.map(3, numbers(3), job -> {
            all.await(30, TimeUnit.SECONDS);
            if (job > 0) {
                try {
                    gate.pass();
                } catch (InterruptedException _) {
                    // the others fail after the first has
                }
            }
            throw new IOException("disk " + job);
        })).satisfies(thrown -> {
            assertThat(thrown.job()).isEqualTo(0);
            assertThat(thrown.getSuppressed()).hasSize(2).allSatisfy(
                    other -> assertThat(other).isInstanceOf(JobFailedException.class));
        });
    }

    @Test
    void map_contextCancelled_throwsAndInterruptsTheJobs() {
        Gate gate = new Gate();
        try (CancellableContext context = Context.background().withCancel()) {
            Elsewhere map = Elsewhere.run(() -> context.run(() -> WorkerPool.map(2, numbers(100), job -> {
                gate.pass();
                return job;
            })));
            gate.awaitArrived(2);
            context.cancel("enough");
            assertThat(map.thrown()).isInstanceOf(CancelledException.class).hasMessage("cancelled: enough");
            assertThat(gate.arrived()).isZero();
        }
    }

    @Test
    void map_contextCancelledAndJobsNeverBlock_endsEvenSo() {
        AtomicInteger calls = new AtomicInteger();
        try (CancellableContext context = Context.background().withCancel()) {
            Elsewhere map = Elsewhere.run(() -> context.run(() -> WorkerPool.map(1, numbers(1_000), job -> {
                calls.incrementAndGet();
                if (job == 10) {
                    context.cancel("enough");
                }
                return job;
            })));
            assertThat(map.thrown()).isInstanceOf(CancelledException.class).hasMessage("cancelled: enough");
        }
        assertThat(calls).hasValue(11);
    }

    @Test
    void map_contextCancelledBefore_throwsAndDoesNothing() {
        AtomicInteger calls = new AtomicInteger();
        try (CancellableContext context = Context.background().withCancel()) {
            Elsewhere map = Elsewhere.run(() -> context.run(() -> {
                context.cancel("enough");
                WorkerPool.map(2, numbers(5), _ -> calls.incrementAndGet());
            }));
            assertThat(map.thrown()).isInstanceOf(CancelledException.class).hasMessage("cancelled: enough");
        }
        assertThat(calls).hasValue(0);
    }

    @Test
    void map_threadInterrupted_throwsWithTheFlagSet() {
        Gate gate = new Gate();
        Elsewhere map = Elsewhere.run(() -> WorkerPool.map(2, numbers(100), job -> {
            gate.pass();
            return job;
        }));
        gate.awaitArrived(2);
        map.untilBlocked();
        map.interrupt();
        assertThat(map.thrown()).isInstanceOf(CancelledException.class).hasMessageContaining("interrupted");
        assertThat(map.wasInterrupted()).isTrue();
    }

    @Test
    void map_jobLeavesTheInterruptFlagSet_isNotTheNextJobs() {
        List<Boolean> interrupted = WorkerPool.map(1, numbers(3), _ -> {
            boolean flag = Thread.currentThread().isInterrupted();
            Thread.currentThread().interrupt();
            return flag;
        });
        assertThat(interrupted).containsExactly(false, false, false);
    }

    @Test
    void map_jobLeavesAScopeOpen_isItsFailure() {
        assertThatExceptionOfType(JobFailedException.class).isThrownBy(() -> WorkerPool.map(1, numbers(3), job -> {
            if (job == 1) {
                TaskScope.open().fork(() -> new Gate().pass());
            }
            return job;
        })).satisfies(thrown -> assertThat(thrown.job()).isEqualTo(1))
                .withCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void map_insideAMap_works() {
        List<List<Integer>> all = WorkerPool.map(2, numbers(5),
                outer -> WorkerPool.map(2, numbers(5), inner -> outer * inner));
        List<List<Integer>> expected = new ArrayList<>();
        for (int outer : numbers(5)) {
            expected.add(numbers(5).stream().map(inner -> outer * inner).toList());
        }
        assertThat(all).isEqualTo(expected);
    }

    @Test
    void map_jobs_haveTheCallersContext() {
        Context.Key<String> tenant = Context.Key.named("tenant");
        List<String> tenants = Context.background().with(tenant, "mine").call(() -> WorkerPool.map(2,
                Collections.nCopies(10, 1), _ -> Context.current().get(tenant).orElse("none")));
        assertThat(tenants).hasSize(10).containsOnly("mine");
    }
}
