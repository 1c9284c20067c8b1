package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.heddle.leak.check.LeakCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakCheck.class)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class PoolForEachTest {

    /** Inputs without an end, which tell how many were read. */
    private static final class Endless implements Iterator<Integer> {

        private final AtomicInteger read = new AtomicInteger();
        private final AtomicInteger at = new AtomicInteger();
        private final IntUnaryOperator change;

        Endless(IntUnaryOperator change) {
            this.change = change;
        }

        Endless() {
            this(i -> i);
        }

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public Integer next() {
            assertThat(at.incrementAndGet()).as("one at a time").isEqualTo(1);
            try {
                return change.applyAsInt(read.getAndIncrement());
            } finally {
                at.decrementAndGet();
            }
        }
    }

    private static final class Stop extends RuntimeException {}

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 2_000})
    void forEach_manyInputs_givesEachOnceWithItsOutcomeOnTheCallersThread(int workers) {
        Map<Integer, Outcome<Integer>> outcomes = new ConcurrentHashMap<>();
        Thread caller = Thread.currentThread();
        WorkerPool.<Integer, Integer>forEach(workers, numbers(1_000), job -> 10 / (job % 7), (job, outcome) -> {
            assertThat(Thread.currentThread()).isSameAs(caller);
            assertThat(outcomes.put(job, outcome)).isNull();
        });
        assertThat(outcomes).hasSize(1_000).allSatisfy((job, outcome) -> {
            if (job % 7 == 0) {
                assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(ArithmeticException.class));
            } else {
                assertThat(outcome).isEqualTo(new Outcome.Succeeded<>(10 / (job % 7)));
            }
        });
    }

    @Test
    void forEach_slowJob_isOvertaken() {
        Gate gate = new Gate();
        List<Integer> order = new ArrayList<>();
        WorkerPool.<Integer, Integer>forEach(2, numbers(10), job -> {
            if (job == 0) {
                gate.pass();
            }
            return job;
        }, (job, _) -> {
            order.add(job);
            if (order.size() == 9) {
                gate.open();
            }
        });
        assertThat(order).hasSize(10).endsWith(0);
    }

    @Test
    void forEach_noInputs_endsAtOnce() {
        WorkerPool.<Integer, Integer>forEach(4, List.of(), job -> job, (_, _) -> {
            throw new AssertionError("nothing to consume");
        });
    }

    @Test
    void forEach_wrongArguments_throw() {
        JobFunction<Integer, Integer> same = job -> job;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkerPool.<Integer, Integer>forEach(0, numbers(1), same, (_, _) -> {}))
                .withMessage("workers must be at least 1, actual: 0");
        assertThatNullPointerException()
                .isThrownBy(() -> WorkerPool.<Integer, Integer>forEach(1, Nothing.nothing(), same, (_, _) -> {}))
                .withMessage("inputs is null");
        assertThatNullPointerException().isThrownBy(
                () -> WorkerPool.<Integer, Integer>forEach(1, numbers(1), Nothing.nothing(), (_, _) -> {}))
                .withMessage("function is null");
        assertThatNullPointerException()
                .isThrownBy(() -> WorkerPool.<Integer, Integer>forEach(1, numbers(1), same, Nothing.nothing()))
                .withMessage("consumer is null");
    }

    @Test
    void forEach_endlessInputsAndConsumerThrows_readsThemAsNeededAndEnds() {
        Endless inputs = new Endless();
        AtomicInteger consumed = new AtomicInteger();
        assertThatExceptionOfType(Stop.class)
                .isThrownBy(() -> WorkerPool.<Integer, Integer>forEach(4, () -> inputs, job -> job, (_, _) -> {
                    if (consumed.incrementAndGet() == 1_000) {
                        throw new Stop();
                    }
                })).satisfies(thrown -> assertThat(thrown.getSuppressed()).isEmpty());
        assertThat(inputs.read).hasValueBetween(1_000, 1_000 + UnorderedMap.ROOM + 2 * 4);
    }

    @Test
    void forEach_consumerIsSlow_boundsWhatIsBegun() {
        AtomicInteger begun = new AtomicInteger();
        Gate gate = new Gate();
        Elsewhere forEach = Elsewhere.run(() -> WorkerPool.<Integer, Integer>forEach(3, numbers(10_000), job -> {
            begun.incrementAndGet();
            return job;
        }, (_, _) -> Elsewhere.run(gate::pass).end()));
        gate.awaitArrived(1);
        Eventually.until(() -> begun.get() == 1 + UnorderedMap.ROOM + 3);
        Eventually.until(() -> LiveTasks.list().stream().filter(task -> task.owner().equals("forEach"))
                .allMatch(task -> task.thread().getState() == Thread.State.WAITING));
        assertThat(begun).hasValue(1 + UnorderedMap.ROOM + 3);
        gate.open();
        forEach.end();
        assertThat(begun).hasValue(10_000);
    }

    @Test
    void forEach_consumerThrows_interruptsTheJobs() {
        Gate gate = new Gate();
        AtomicInteger calls = new AtomicInteger();
        assertThatExceptionOfType(Stop.class)
                .isThrownBy(() -> WorkerPool.<Integer, Integer>forEach(2, numbers(100), job -> {
                    if (calls.incrementAndGet() > 1) {
                        gate.pass();
                    }
                    return job;
                }, (_, _) -> {
                    throw new Stop();
                }));
        assertThat(calls).hasValueBetween(1, 3);
    }

    @Test
    void forEach_inputsThrow_comesOutAsItIsAndTheyAreAskedNoMore() {
        for (int _ : Rival.times(300)) {
            Stop failure = new Stop();
            Endless inputs = new Endless(i -> {
                if (i >= 10) {
                    throw failure;
                }
                return i;
            });
            AtomicInteger consumed = new AtomicInteger();
            assertThatExceptionOfType(Stop.class).isThrownBy(() -> WorkerPool.<Integer, Integer>forEach(8, () -> inputs,
                    job -> job, (_, _) -> consumed.incrementAndGet())).isSameAs(failure);
            assertThat(inputs.read).hasValue(11);
            assertThat(consumed).hasValueLessThanOrEqualTo(10);
        }
    }

    @Test
    void forEach_nullInput_throws() {
        assertThatNullPointerException()
                .isThrownBy(() -> WorkerPool.<Integer, Integer>forEach(2, Arrays.asList(1, Nothing.nothing(), 3),
                        job -> job, (_, _) -> {}))
                .withMessage("job is null");
    }

    @Test
    void forEach_iteratorCantBeMade_throws() {
        Stop failure = new Stop();
        Iterable<Integer> inputs = () -> {
            throw failure;
        };
        assertThatExceptionOfType(Stop.class)
                .isThrownBy(() -> WorkerPool.<Integer, Integer>forEach(2, inputs, job -> job, (_, _) -> {}))
                .isSameAs(failure);
    }

    @Test
    void forEach_contextCancelled_throwsAndInterruptsTheJobs() {
        Gate gate = new Gate();
        try (CancellableContext context = Context.background().withCancel()) {
            Elsewhere forEach = Elsewhere.run(() -> context.run(
                    () -> WorkerPool.<Integer, Integer>forEach(2, Endless::new, job -> {
                        gate.pass();
                        return job;
                    }, (_, _) -> {})));
            gate.awaitArrived(2);
            context.cancel("enough");
            assertThat(forEach.thrown()).isInstanceOf(CancelledException.class).hasMessage("cancelled: enough");
            assertThat(forEach.wasInterrupted()).isFalse();
        }
    }

    @Test
    void forEach_contextCancelledWhileInputsBlock_interruptsThem() {
        Gate gate = new Gate();
        Endless inputs = new Endless(i -> {
            try {
                gate.pass();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return i;
        });
        try (CancellableContext context = Context.background().withCancel()) {
            Elsewhere forEach = Elsewhere.run(() -> context.run(
                    () -> WorkerPool.<Integer, Integer>forEach(4, () -> inputs, job -> job, (_, _) -> {})));
            gate.awaitArrived(1);
            context.cancel("enough");
            assertThat(forEach.thrown()).isInstanceOf(CancelledException.class).hasMessage("cancelled: enough");
        }
        assertThat(inputs.read).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void forEach_cancelledOrInterruptedWhileThereIsAlwaysMore_endsSoon(boolean interrupt) {
        AtomicInteger consumed = new AtomicInteger();
        CancellableContext context = Context.background().withCancel();
        Elsewhere forEach = Elsewhere.run(() -> context.run(
                () -> WorkerPool.<Integer, Integer>forEach(4, Endless::new, job -> job, (_, _) -> {
                    if (consumed.incrementAndGet() == 500) {
                        if (interrupt) {
                            Thread.currentThread().interrupt();
                        } else {
                            context.cancel("enough");
                        }
                    }
                    if (consumed.get() > 10_000) {
                        throw new AssertionError("goes on");
                    }
                })));
        assertThat(forEach.thrown()).isInstanceOf(CancelledException.class);
        assertThat(forEach.wasInterrupted()).isEqualTo(interrupt);
        assertThat(consumed).hasValue(500);
        context.close();
    }

    @Test
    void forEach_jobLeavesTheInterruptFlagSet_isNotTheNextJobs() {
        List<Outcome<Boolean>> outcomes = new ArrayList<>();
        WorkerPool.<Integer, Boolean>forEach(1, numbers(500), _ -> {
            boolean flag = Thread.currentThread().isInterrupted();
            Thread.currentThread().interrupt();
            return flag;
        }, (_, outcome) -> outcomes.add(outcome));
        assertThat(outcomes).hasSize(500).containsOnly(new Outcome.Succeeded<>(false));
    }

    @Test
    void forEach_jobLeavesAScopeOpen_isItsFailure() {
        Map<Integer, Outcome<Integer>> outcomes = new ConcurrentHashMap<>();
        WorkerPool.<Integer, Integer>forEach(1, numbers(3), job -> {
            if (job == 1) {
                TaskScope.open().fork(() -> new Gate().pass());
            }
            return job;
        }, outcomes::put);
        assertThat(outcomes.get(0)).isEqualTo(new Outcome.Succeeded<>(0));
        assertThat(outcomes.get(1)).isInstanceOfSatisfying(Outcome.Failed.class,
                failed -> assertThat(failed.failure()).isInstanceOf(IllegalStateException.class));
        assertThat(outcomes.get(2)).isEqualTo(new Outcome.Succeeded<>(2));
    }

    @Test
    void forEach_jobThrowsAnInterruptedExceptionByItself_isItsFailure() {
        List<Outcome<Integer>> outcomes = new ArrayList<>();
        InterruptedException failure = new InterruptedException("by itself");
        WorkerPool.<Integer, Integer>forEach(2, numbers(1), _ -> {
            throw failure;
        }, (_, outcome) -> outcomes.add(outcome));
        assertThat(outcomes).containsExactly(new Outcome.Failed<>(failure));
    }

    @Test
    void forEach_consumerThrowsAChecked_comesOut() {
        IOException failure = new IOException("disk");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> WorkerPool.<Integer, Integer>forEach(2, numbers(10), job -> job, (_, _) -> {
                    throw PoolForEachTest.<RuntimeException>sneaky(failure);
                })).isSameAs(failure);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <X extends Throwable> X sneaky(Throwable failure) throws X {
        throw (X) failure;
    }

    @Test
    void forEach_smallRounds_loseNothing() {
        for (int round : Rival.times(3_000)) {
            AtomicInteger consumed = new AtomicInteger();
            int jobs = round % 7;
            WorkerPool.<Integer, Integer>forEach(1 + round % 4, numbers(jobs), job -> {
                Rival.jitter();
                return job;
            }, (_, _) -> consumed.incrementAndGet());
            assertThat(consumed).hasValue(jobs);
        }
    }
}
