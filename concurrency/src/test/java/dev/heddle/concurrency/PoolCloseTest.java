package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.heddle.leak.check.LeakCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class PoolCloseTest {

    private static final CancelCause ENOUGH = new CancelCause.CancelledByCaller("enough");

    private static final class Slow implements AutoCloseable {

        private final Gate gate = new Gate();
        private final AtomicInteger done = new AtomicInteger();
        private final WorkerPool<Integer, Integer> pool = WorkerPool.builder().name("slow").workers(2)
                .open(this::apply);
        private final List<Job<Integer, Integer>> jobs = new ArrayList<>();

        Slow() {
            for (int i = 0; i < 10; i++) {
                jobs.add(pool.submit(i));
            }
            gate.awaitArrived(2);
        }

        private int apply(int job) throws InterruptedException {
            gate.pass();
            done.incrementAndGet();
            return job;
        }

        @Override
        public void close() {
            gate.open();
            pool.close();
        }
    }

    @Test
    void drain_jobsLeft_waitsForThem() {
        try (var slow = new Slow()) {
            Elsewhere drain = Elsewhere.block(slow.pool::drain);
            slow.gate.open();
            drain.end();
            assertThat(slow.done).hasValue(10);
            assertThat(slow.jobs).allMatch(Job::isDone);
        }
    }

    @Test
    void drain_twice_doesNothingMore() {
        try (var pool = WorkerPool.builder().<Integer, Integer>open(job -> job);
                CancellableContext context = Context.background().withCancel()) {
            context.run(() -> pool.submit(1).result());
            cancelledJob(pool);
            pool.drain();
            assertThatCode(pool::drain).doesNotThrowAnyException();
        }
    }

    /** A job whose submitter is gone, which is nothing that the pool has to do with. */
    private static void cancelledJob(WorkerPool<Integer, Integer> pool) {
        Gate gate = new Gate();
        try (var busy = WorkerPool.builder().workers(1).<Integer, Integer>open(job -> {
            gate.pass();
            return job;
        })) {
            busy.submit(1);
            gate.open();
        }
        try (CancellableContext context = Context.background().withCancel()) {
            Job<Integer, Integer> job = context.call(() -> {
                Job<Integer, Integer> submitted = pool.submit(1);
                context.cancel("enough");
                return submitted;
            });
            assertThat(job.outcome()).isNotNull();
        }
    }

    @Test
    void drain_submittersContextWasCancelled_isNoReasonToThrow() {
        Gate gate = new Gate();
        try (var pool = WorkerPool.builder().workers(1).<Integer, Integer>open(job -> {
            gate.pass();
            return job;
        }); CancellableContext context = Context.background().withCancel()) {
            Job<Integer, Integer> job = context.call(() -> pool.submit(1));
            gate.awaitArrived(1);
            context.cancel(ENOUGH);
            assertThat(job.outcome()).isEqualTo(new Outcome.Cancelled<>(ENOUGH));
            assertThatCode(pool::drain).doesNotThrowAnyException();
            assertThatCode(pool::drain).doesNotThrowAnyException();
        }
    }

    @Test
    void drain_deadlinePasses_throwsAndAnAbortEndsIt() {
        try (var slow = new Slow(); var context = Context.background().withTimeout(Duration.ofMillis(5))) {
            assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> context.run(slow.pool::drain))
                    .satisfies(thrown -> assertThat(thrown.cancelCause())
                            .isEqualTo(new CancelCause.DeadlineExceeded(Duration.ofMillis(5))));
            assertThat(slow.jobs).noneMatch(Job::isDone);
            slow.pool.abort(ENOUGH);
            assertThat(slow.jobs).allMatch(Job::isDone);
            assertThat(slow.pool.progress()).isEqualTo(new Progress(0, 0, 10, 0, 0));
        }
    }

    @Test
    void drain_interrupted_throwsWithTheFlagSetAndTheJobsGoOn() {
        try (var slow = new Slow()) {
            Elsewhere drain = Elsewhere.block(slow.pool::drain);
            drain.interrupt();
            assertThat(drain.thrown()).isInstanceOf(CancelledException.class);
            assertThat(drain.wasInterrupted()).isTrue();
            slow.gate.open();
            slow.pool.close();
            assertThat(slow.done).hasValue(10);
        }
    }

    @Test
    void drain_abortedMeanwhile_throwsTheReason() {
        try (var slow = new Slow()) {
            Elsewhere drain = Elsewhere.block(slow.pool::drain);
            slow.pool.abort(ENOUGH);
            assertThat(drain.thrown()).isInstanceOf(CancelledException.class).hasMessage("cancelled: enough");
        }
    }

    @Test
    void drain_openersContextCancelled_throws() {
        try (CancellableContext context = Context.background().withCancel(); var slow = context.call(Slow::new)) {
            Elsewhere drain = Elsewhere.block(slow.pool::drain);
            context.cancel(ENOUGH);
            assertThat(drain.thrown()).isInstanceOf(CancelledException.class).hasMessage("cancelled: enough");
            assertThat(slow.jobs).allMatch(Job::isDone);
        }
    }

    @Test
    void abort_jobsLeft_cancelsRunningAndDropsQueuedOnes() {
        try (var slow = new Slow()) {
            slow.pool.abort(ENOUGH);
            assertThat(slow.jobs)
                    .allSatisfy(job -> assertThat(job.outcome()).isEqualTo(new Outcome.Cancelled<>(ENOUGH)));
            assertThat(slow.done).hasValue(0);
            assertThat(slow.gate.arrived()).isZero();
            assertThat(slow.pool.progress()).isEqualTo(new Progress(0, 0, 10, 0, 0));
        }
    }

    @Test
    void abort_interrupted_stillWaitsAndKeepsTheInterrupt() {
        Gate gate = new Gate();
        var pool = WorkerPool.builder().workers(1).<Integer, Integer>open(job -> BlockingRegion.shielded(() -> {
            gate.pass();
            return job;
        }));
        Job<Integer, Integer> job = pool.submit(1);
        gate.awaitArrived(1);
        Elsewhere abort = Elsewhere.block(() -> pool.abort(ENOUGH));
        abort.interrupt();
        abort.untilBlocked();
        assertThat(abort.isAlive()).isTrue();
        assertThat(job.isDone()).isFalse();
        gate.open();
        abort.end();
        assertThat(abort.wasInterrupted()).isTrue();
        assertThat(job.result()).isEqualTo(1);
    }

    @Test
    void abort_submittersWait_allEnd() {
        try (var busy = new BusyPool()) {
            List<Elsewhere> submitters = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                submitters.add(Elsewhere.block(() -> busy.pool().submit(7)));
            }
            busy.pool().abort(ENOUGH);
            assertThat(submitters).allSatisfy(submitter -> assertThat(submitter.thrown())
                    .isInstanceOf(CancelledException.class).hasMessage("cancelled: enough"));
            assertThat(busy.pool().progress()).isEqualTo(new Progress(0, 0, 2, 0, 0));
        }
    }

    @Test
    void abort_twice_keepsTheFirstReason() {
        try (var slow = new Slow()) {
            slow.pool.abort(ENOUGH);
            slow.pool.abort("again");
            assertThat(slow.jobs)
                    .allSatisfy(job -> assertThat(job.outcome()).isEqualTo(new Outcome.Cancelled<>(ENOUGH)));
        }
    }

    @Test
    void abort_null_throwsAndThePoolGoesOn() {
        try (var pool = WorkerPool.builder().<Integer, Integer>open(job -> job)) {
            assertThatNullPointerException().isThrownBy(() -> pool.abort(Nothing.<String>nothing()))
                    .withMessage("reason is null");
            assertThatNullPointerException().isThrownBy(() -> pool.abort(Nothing.<CancelCause>nothing()))
                    .withMessage("cause is null");
            assertThat(pool.submit(1).result()).isEqualTo(1);
        }
    }

    @Test
    void close_jobsLeft_waitsForThem() {
        try (var slow = new Slow()) {
            Elsewhere close = Elsewhere.block(slow.pool::close);
            slow.gate.open();
            close.end();
            assertThat(slow.done).hasValue(10);
        }
    }

    @Test
    void close_twiceAndAfterTheOthers_doesNothing() {
        for (Action<RuntimeException> first : List.<Action<RuntimeException>>of(() -> {
            var pool = WorkerPool.builder().<Integer, Integer>open(job -> job);
            pool.close();
            pool.close();
        }, () -> {
            var pool = WorkerPool.builder().<Integer, Integer>open(job -> job);
            pool.drain();
            pool.close();
        }, () -> {
            var pool = WorkerPool.builder().<Integer, Integer>open(job -> job);
            pool.abort("enough");
            pool.close();
        })) {
            assertThatCode(first::run).doesNotThrowAnyException();
        }
    }

    @Test
    void close_contextCancelled_abortsTheJobs() {
        try (var slow = new Slow(); CancellableContext context = Context.background().withCancel()) {
            Elsewhere close = Elsewhere.block(() -> context.run(slow.pool::close));
            context.cancel(ENOUGH);
            close.end();
            assertThat(slow.jobs)
                    .allSatisfy(job -> assertThat(job.outcome()).isEqualTo(new Outcome.Cancelled<>(ENOUGH)));
        }
    }

    @Test
    void close_interrupted_abortsTheJobsAndKeepsTheInterrupt() {
        try (var slow = new Slow()) {
            Elsewhere close = Elsewhere.block(slow.pool::close);
            close.interrupt();
            close.end();
            assertThat(close.wasInterrupted()).isTrue();
            assertThat(slow.jobs).allMatch(Job::isDone);
            assertThat(slow.done).hasValue(0);
        }
    }

    @Test
    void close_byTwoThreads_bothWaitForTheJobs() {
        try (var slow = new Slow()) {
            List<Elsewhere> closes = List.of(Elsewhere.block(slow.pool::close), Elsewhere.block(slow.pool::close),
                    Elsewhere.block(slow.pool::close));
            assertThat(closes).allMatch(Elsewhere::isAlive);
            slow.gate.open();
            closes.forEach(Elsewhere::end);
            assertThat(slow.done).hasValue(10);
        }
    }

    @Test
    void close_whileACancelDropsJobs_waitsUntilTheyAreDropped() {
        Gate listener = new Gate();
        Gate gate = new Gate();
        CancellableContext context = Context.background().withCancel();
        var pool = context.call(() -> WorkerPool.builder().workers(1).<Integer, Integer>open(job -> {
            gate.pass();
            return job;
        }, job -> {
            if (job.job() == 1) {
                Elsewhere.run(listener::pass).end();
            }
        }));
        pool.submit(0);
        gate.awaitArrived(1);
        pool.submit(1);
        Elsewhere cancel = Elsewhere.run(() -> context.cancel(ENOUGH));
        listener.awaitArrived(1);
        Elsewhere close = Elsewhere.block(pool::close);
        assertThat(close.isAlive()).isTrue();
        listener.open();
        close.end();
        cancel.end();
        assertThat(pool.progress()).isEqualTo(new Progress(0, 0, 2, 0, 0));
    }

    @Test
    void abort_anotherThreadThanAWorkersIsAtAJob_waitsForIt() {
        Gate gate = new Gate();
        CompletableFuture<Context> inside = new CompletableFuture<>();
        var pool = WorkerPool.builder().workers(1).queue(1).<Integer, Integer>open(job -> {
            inside.complete(Context.current());
            return BlockingRegion.shielded(() -> {
                gate.pass();
                return job;
            });
        });
        Job<Integer, Integer> running = pool.submit(0);
        gate.awaitArrived(1);
        pool.submit(1);
        Elsewhere other = Elsewhere.run(() -> inside.get().run(() -> pool.submit(2)));
        gate.awaitArrived(1);
        Elsewhere abort = Elsewhere.block(() -> pool.abort(ENOUGH));
        assertThat(abort.isAlive()).isTrue();
        gate.open();
        abort.end();
        assertThat(pool.progress()).isEqualTo(new Progress(2, 0, 1, 0, 0));
        assertThat(running.isDone()).isTrue();
        other.end();
    }

    @Test
    void close_jobIgnoresTheCancel_waitsForIt() {
        CountDownLatch go = new CountDownLatch(1);
        Gate gate = new Gate();
        try (CancellableContext context = Context.background().withCancel()) {
            var pool = context.call(() -> WorkerPool.builder().workers(1).<Integer, Integer>open(job -> {
                try {
                    gate.pass();
                } catch (InterruptedException _) {
                    go.await();
                }
                return job;
            }));
            Job<Integer, Integer> job = pool.submit(1);
            gate.awaitArrived(1);
            context.cancel(ENOUGH);
            Elsewhere close = Elsewhere.block(pool::close);
            assertThat(close.isAlive()).isTrue();
            go.countDown();
            close.end();
            assertThat(job.result()).isEqualTo(1);
        }
    }

    @Test
    void close_idleWorkers_end() {
        Thread[] threads = new Thread[4];
        var pool = WorkerPool.builder().workers(4).<Integer, Integer>open(job -> {
            threads[job] = Thread.currentThread();
            return job;
        });
        Gate all = new Gate();
        try (var other = WorkerPool.builder().workers(4).<Integer, Integer>open(job -> {
            threads[job] = Thread.currentThread();
            all.pass();
            return job;
        })) {
            for (int i = 0; i < 4; i++) {
                other.submit(i);
            }
            all.awaitArrived(4);
            all.open();
            other.drain();
            assertThat(threads).allSatisfy(thread -> Eventually.until(() -> !thread.isAlive()));
        }
        pool.close();
    }
}
