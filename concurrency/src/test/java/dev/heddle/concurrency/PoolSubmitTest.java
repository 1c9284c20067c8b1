package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.heddle.leak.check.LeakCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakCheck.class)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class PoolSubmitTest {

    private static WorkerPool<Integer, Integer> doubling() {
        return WorkerPool.builder().open(job -> 2 * job);
    }

    @Test
    void submit_job_givesItsResult() {
        try (var pool = doubling()) {
            Job<Integer, Integer> job = pool.submit(21);
            assertThat(job.result()).isEqualTo(42);
            assertThat(job.outcome()).isEqualTo(new Outcome.Succeeded<>(42));
            assertThat(job.isDone()).isTrue();
            assertThat(job.job()).isEqualTo(21);
        }
    }

    @Test
    void submit_manyJobs_eachGivesItsOwnResult() {
        try (var pool = WorkerPool.builder().workers(4).queue(8).<Integer, Integer>open(job -> 2 * job)) {
            List<Job<Integer, Integer>> jobs = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                jobs.add(pool.submit(i));
            }
            for (int i = 0; i < 1_000; i++) {
                assertThat(jobs.get(i).result()).isEqualTo(2 * i);
            }
        }
    }

    @Test
    void submit_nullJob_throws() {
        try (var pool = doubling()) {
            assertThatNullPointerException().isThrownBy(() -> pool.submit(Nothing.nothing()))
                    .withMessage("job is null");
            assertThatNullPointerException().isThrownBy(() -> pool.trySubmit(Nothing.nothing()))
                    .withMessage("job is null");
        }
    }

    @Test
    void submit_functionReturnsNull_isASuccess() {
        try (var pool = WorkerPool.builder().<Integer, Integer>open(_ -> Nothing.nothing())) {
            Job<Integer, Integer> job = pool.submit(1);
            assertThat(job.result()).isNull();
            assertThat(job.isDone()).isTrue();
        }
    }

    @Test
    void submit_fullQueue_waitsForRoom() {
        try (var busy = new BusyPool()) {
            AtomicInteger result = new AtomicInteger();
            Elsewhere submitter = Elsewhere.block(() -> result.set(busy.pool().submit(7).result()));
            assertThat(submitter.isAlive()).isTrue();
            busy.gate().open();
            submitter.end();
            assertThat(result).hasValue(7);
        }
    }

    @Test
    void submit_fullQueueAndContextCancelled_throwsAndIsNotTaken() {
        try (var busy = new BusyPool(); CancellableContext context = Context.background().withCancel()) {
            Elsewhere submitter = Elsewhere.block(() -> context.run(() -> busy.pool().submit(7)));
            context.cancel("enough");
            assertThat(submitter.thrown()).isInstanceOf(CancelledException.class).hasMessage("cancelled: enough");
            assertThat(submitter.wasInterrupted()).isFalse();
            assertThat(busy.pool().progress().submitted()).isEqualTo(2);
        }
    }

    @Test
    void submit_fullQueueAndDeadlinePasses_throws() {
        try (var busy = new BusyPool(); var context = Context.background().withTimeout(Duration.ofMillis(10))) {
            assertThatExceptionOfType(CancelledException.class)
                    .isThrownBy(() -> context.run(() -> busy.pool().submit(7)))
                    .satisfies(thrown -> assertThat(thrown.cancelCause())
                            .isEqualTo(new CancelCause.DeadlineExceeded(Duration.ofMillis(10))));
        }
    }

    @Test
    void submit_fullQueueAndThreadInterrupted_throwsAndLeavesTheFlagSet() {
        try (var busy = new BusyPool()) {
            Elsewhere submitter = Elsewhere.block(() -> busy.pool().submit(7));
            submitter.interrupt();
            assertThat(submitter.thrown()).isInstanceOf(CancelledException.class).hasMessageContaining("interrupted");
            assertThat(submitter.wasInterrupted()).isTrue();
            assertThat(busy.pool().progress().submitted()).isEqualTo(2);
        }
    }

    @Test
    void submit_roomAndThreadInterrupted_isTaken() {
        try (var pool = doubling()) {
            Elsewhere submitter = Elsewhere.run(() -> {
                Thread.currentThread().interrupt();
                pool.submit(1);
            });
            submitter.end();
            assertThat(submitter.wasInterrupted()).isTrue();
        }
    }

    @Test
    void submit_fullQueueAndPoolAborted_throwsTheReason() {
        try (var busy = new BusyPool()) {
            Elsewhere submitter = Elsewhere.block(() -> busy.pool().submit(7));
            busy.pool().abort("enough");
            assertThat(submitter.thrown()).isInstanceOf(CancelledException.class).hasMessage("cancelled: enough");
        }
    }

    @Test
    void submit_fullQueueAndPoolDrained_throws() {
        try (var busy = new BusyPool()) {
            Elsewhere submitter = Elsewhere.block(() -> busy.pool().submit(7));
            Elsewhere drain = Elsewhere.run(busy.pool()::drain);
            assertThat(submitter.thrown()).isInstanceOf(IllegalStateException.class)
                    .hasMessage("pool 'busy' is closed and takes no more jobs: submit before drain, abort or close");
            busy.gate().open();
            drain.end();
            assertThat(busy.pool().progress()).isEqualTo(new Progress(2, 0, 0, 0, 0));
        }
    }

    @Test
    void submit_fullQueueAndPoolClosed_throws() {
        try (var busy = new BusyPool()) {
            Elsewhere submitter = Elsewhere.block(() -> busy.pool().submit(7));
            Elsewhere close = Elsewhere.run(busy.pool()::close);
            assertThat(submitter.thrown()).isInstanceOf(IllegalStateException.class);
            busy.gate().open();
            close.end();
        }
    }

    @Test
    void submit_fullQueueAndOpenersContextCancelled_throws() {
        try (CancellableContext context = Context.background().withCancel(); var busy = context.call(BusyPool::new)) {
            Elsewhere submitter = Elsewhere.block(() -> busy.pool().submit(7));
            context.cancel("enough");
            assertThat(submitter.thrown()).isInstanceOf(CancelledException.class).hasMessage("cancelled: enough");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"drain", "close"})
    void submit_poolClosed_throwsAtOnce(String how) {
        var pool = doubling();
        if (how.equals("drain")) {
            pool.drain();
        }
        pool.close();
        assertThatIllegalStateException().isThrownBy(() -> pool.submit(1)).withMessageContaining("is closed");
        assertThatIllegalStateException().isThrownBy(() -> pool.trySubmit(1)).withMessageContaining("is closed");
        assertThat(pool.progress()).isEqualTo(new Progress(0, 0, 0, 0, 0));
    }

    @Test
    void submit_poolAborted_throwsTheReasonAtOnce() {
        var pool = doubling();
        pool.abort("enough");
        assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> pool.submit(1))
                .withMessage("cancelled: enough");
        assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> pool.trySubmit(1))
                .withMessage("cancelled: enough");
    }

    @Test
    void submit_openersContextCancelled_throwsAtOnce() {
        try (CancellableContext context = Context.background().withCancel();
                WorkerPool<Integer, Integer> pool = context.call(PoolSubmitTest::doubling)) {
            context.cancel("enough");
            assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> pool.submit(1))
                    .withMessage("cancelled: enough");
            assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> pool.trySubmit(1))
                    .withMessage("cancelled: enough");
        }
    }

    @Test
    void submit_currentContextCancelled_throwsAtOnce() {
        try (var pool = doubling(); CancellableContext context = Context.background().withCancel()) {
            Elsewhere submitter = Elsewhere.run(() -> context.run(() -> {
                context.cancel("enough");
                pool.submit(1);
            }));
            assertThat(submitter.thrown()).isInstanceOf(CancelledException.class).hasMessage("cancelled: enough");
            assertThat(pool.progress().submitted()).isZero();
        }
    }

    @Test
    void trySubmit_room_isTaken() {
        try (var pool = doubling()) {
            assertThat(pool.trySubmit(1).orElseThrow().result()).isEqualTo(2);
        }
    }

    @Test
    void trySubmit_fullQueue_isEmptyAtOnce() {
        try (var busy = new BusyPool()) {
            assertThat(busy.pool().trySubmit(7)).isEmpty();
            assertThat(busy.pool().progress()).isEqualTo(new Progress(0, 0, 0, 1, 1));
        }
    }

    @Test
    void open_contextCancelled_givesAPoolThatTakesNothing() {
        try (CancellableContext context = Context.background().withCancel()) {
            Elsewhere opener = Elsewhere.run(() -> context.run(() -> {
                context.cancel("enough");
                try (var pool = doubling()) {
                    Context.background().run(() -> pool.submit(1));
                }
            }));
            assertThat(opener.thrown()).isInstanceOf(CancelledException.class).hasMessage("cancelled: enough");
        }
    }

    @Test
    void open_null_throwsAndLeavesNothing() {
        JobFunction<Integer, Integer> nothing = Nothing.nothing();
        assertThatNullPointerException().isThrownBy(() -> WorkerPool.builder().open(nothing))
                .withMessage("function is null");
        assertThatNullPointerException()
                .isThrownBy(() -> WorkerPool.builder().<Integer, Integer>open(job -> job, Nothing.nothing()))
                .withMessage("ended is null");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void builder_lessThanOne_throws(int number) {
        assertThatIllegalArgumentException().isThrownBy(() -> WorkerPool.builder().workers(number))
                .withMessage("workers must be at least 1, actual: " + number);
        assertThatIllegalArgumentException().isThrownBy(() -> WorkerPool.builder().queue(number))
                .withMessage("queue must be at least 1, actual: " + number);
    }

    @Test
    void builder_name_isThePoolsAndItsWorkers() {
        Gate gate = new Gate();
        try (var pool = WorkerPool.builder().name("mails").workers(2).<Integer, Integer>open(job -> {
            gate.pass();
            return job;
        })) {
            pool.submit(1);
            pool.submit(2);
            gate.awaitArrived(2);
            assertThat(pool.name()).isEqualTo("mails");
            assertThat(LiveTasks.list()).filteredOn(task -> task.owner().equals("mails"))
                    .extracting(LiveTask::name, task -> task.thread().getName())
                    .containsExactlyInAnyOrder(tuple("mails-1"), tuple("mails-2"));
            assertThat(LiveTasks.owners()).extracting(OpenOwner::kind, OpenOwner::name)
                    .contains(org.assertj.core.groups.Tuple.tuple("pool", "mails"));
            gate.open();
        }
        assertThatNullPointerException().isThrownBy(() -> WorkerPool.builder().name(Nothing.nothing()))
                .withMessage("name is null");
    }

    private static org.assertj.core.groups.Tuple tuple(String name) {
        return org.assertj.core.groups.Tuple.tuple(name, name);
    }

    @Test
    void builder_usedTwice_opensTwoPools() {
        WorkerPool.Builder builder = WorkerPool.builder().workers(1).queue(1);
        try (var one = builder.<Integer, Integer>open(job -> job + 1);
                var other = builder.<Integer, Integer>open(job -> job + 2)) {
            assertThat(one.submit(0).result()).isEqualTo(1);
            assertThat(other.submit(0).result()).isEqualTo(2);
        }
    }

    @Test
    void builder_defaults_areAThousandJobsAndAWorkerForEachProcessor() {
        Gate gate = new Gate();
        int processors = Runtime.getRuntime().availableProcessors();
        try (var pool = WorkerPool.builder().<Integer, Integer>open(job -> {
            gate.pass();
            return job;
        })) {
            for (int i = 0; i < processors; i++) {
                pool.submit(i);
            }
            gate.awaitArrived(processors);
            for (int i = 0; i < 1_000; i++) {
                assertThat(pool.trySubmit(i)).isPresent();
            }
            assertThat(pool.trySubmit(1_000)).isEmpty();
            assertThat(gate.arrived()).isZero();
            assertThat(pool.name()).isEqualTo("pool");
            gate.open();
        }
    }
}
