package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.leak.check.LeakCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job belongs to who submitted it, and to the pool. */
@ExtendWith(LeakCheck.class)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class PoolContextTest {

    private static final Context.Key<String> TENANT = Context.Key.named("tenant");
    private static final CancelCause ENOUGH = new CancelCause.CancelledByCaller("enough");

    /** A pool whose jobs say what is to be done. */
    private static <T> WorkerPool<Callable<T>, T> pool(int workers, int queue) {
        return WorkerPool.builder().workers(workers).queue(queue).open(Callable::call);
    }

    private static Optional<String> tenant() {
        return Context.current().get(TENANT);
    }

    @Test
    void submit_contextWithAValue_isTheJobs() {
        try (WorkerPool<Callable<Optional<String>>, Optional<String>> pool = pool(1, 10)) {
            var one = Context.background().with(TENANT, "one").call(() -> pool.submit(PoolContextTest::tenant));
            var other = Context.background().with(TENANT, "other").call(() -> pool.submit(PoolContextTest::tenant));
            var none = pool.submit(PoolContextTest::tenant);
            assertThat(one.result()).contains("one");
            assertThat(other.result()).contains("other");
            assertThat(none.result()).isEmpty();
        }
    }

    @Test
    void submit_underTheOpenersContext_hasItsValues() {
        Context opener = Context.background().with(TENANT, "opener");
        try (WorkerPool<Callable<Optional<String>>, Optional<String>> pool = opener.call(() -> pool(1, 10))) {
            assertThat(opener.call(() -> pool.submit(PoolContextTest::tenant)).result()).contains("opener");
            assertThat(pool.submit(PoolContextTest::tenant).result()).isEmpty();
        }
    }

    @Test
    void submit_contextWithADeadline_isTheJobs() {
        try (WorkerPool<Callable<Optional<Instant>>, Optional<Instant>> pool = pool(1, 10);
                var context = Context.background().withTimeout(Duration.ofHours(1))) {
            Callable<Optional<Instant>> deadline = () -> Context.current().deadline();
            assertThat(context.call(() -> pool.submit(deadline)).result()).isPresent();
            assertThat(pool.submit(deadline).result()).isEmpty();
        }
    }

    @Test
    void cancel_ofTheSubmitter_interruptsTheRunningJob() {
        Gate gate = new Gate();
        try (var pool = WorkerPool.builder().workers(1).<Integer, Integer>open(job -> pass(gate, job));
                CancellableContext context = Context.background().withCancel()) {
            Job<Integer, Integer> job = context.call(() -> pool.submit(1));
            gate.awaitArrived(1);
            context.cancel(ENOUGH);
            assertThat(job.outcome()).isEqualTo(new Outcome.Cancelled<>(ENOUGH));
            assertThatExceptionOfType(CancelledException.class).isThrownBy(job::result)
                    .satisfies(thrown -> assertThat(thrown.cancelCause()).isEqualTo(ENOUGH));
            gate.open();
            assertThat(pool.submit(2).result()).isEqualTo(2);
            assertThat(pool.progress()).isEqualTo(new Progress(1, 0, 1, 0, 0));
        }
    }

    private static int pass(Gate gate, int job) throws InterruptedException {
        gate.pass();
        return job;
    }

    @Test
    void deadline_ofTheSubmitter_interruptsTheRunningJob() {
        Gate gate = new Gate();
        Duration budget = Duration.ofMillis(5);
        try (var pool = WorkerPool.builder().workers(1).<Integer, Integer>open(job -> pass(gate, job));
                CancellableContext context = Context.background().withTimeout(budget)) {
            Job<Integer, Integer> job = context.call(() -> pool.submit(1));
            assertThat(job.outcome()).isEqualTo(new Outcome.Cancelled<>(new CancelCause.DeadlineExceeded(budget)));
        }
    }

    @Test
    void cancel_ofTheSubmitterWhileTheJobIsQueued_neverRunsIt() {
        try (var busy = new BusyPool(); CancellableContext context = Context.background().withCancel()) {
            Elsewhere submitter = Elsewhere.block(() -> {
                var job = context.call(() -> busy.pool().trySubmit(7));
                assertThat(job).isEmpty();
                assertThat(busy.queued().outcome()).isInstanceOf(Outcome.Succeeded.class);
            });
            busy.gate().open();
            submitter.end();
        }
        AtomicBoolean ran = new AtomicBoolean();
        Gate gate = new Gate();
        try (WorkerPool<Callable<Integer>, Integer> pool = pool(1, 10);
                CancellableContext context = Context.background().withCancel()) {
            pool.submit(() -> pass(gate, 1));
            Job<?, Integer> queued = context.call(() -> pool.submit(() -> {
                ran.set(true);
                return 1;
            }));
            context.cancel(ENOUGH);
            gate.open();
            assertThat(queued.outcome()).isEqualTo(new Outcome.Cancelled<>(ENOUGH));
        }
        assertThat(ran).isFalse();
    }

    @Test
    void submit_withoutCancel_outlivesTheSubmitter() {
        Gate gate = new Gate();
        try (WorkerPool<Callable<Optional<String>>, Optional<String>> pool = pool(1, 10)) {
            CancellableContext context = Context.background().with(TENANT, "mine").withCancel();
            Job<?, Optional<String>> job = context.withoutCancel().call(() -> pool.submit(() -> {
                gate.pass();
                return tenant();
            }));
            gate.awaitArrived(1);
            context.cancel(ENOUGH);
            gate.open();
            assertThat(job.result()).contains("mine");
        }
    }

    @Test
    void submit_withoutCancel_endsWithThePool() {
        Gate gate = new Gate();
        try (WorkerPool<Callable<Integer>, Integer> pool = pool(1, 10)) {
            Job<?, Integer> job = Context.background().with(TENANT, "mine").withoutCancel()
                    .call(() -> pool.submit(() -> pass(gate, 1)));
            gate.awaitArrived(1);
            pool.abort(ENOUGH);
            assertThat(job.outcome()).isEqualTo(new Outcome.Cancelled<>(ENOUGH));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cancel_ofTheOpenersContext_cancelsRunningAndQueuedJobs(boolean asOpener) {
        Gate gate = new Gate();
        try (CancellableContext opener = Context.background().withCancel();
                WorkerPool<Callable<Integer>, Integer> pool = opener.call(() -> pool(1, 10))) {
            Context submitter = asOpener ? opener : Context.background();
            Job<?, Integer> running = submitter.call(() -> pool.submit(() -> pass(gate, 1)));
            gate.awaitArrived(1);
            Job<?, Integer> queued = submitter.call(() -> pool.submit(() -> pass(gate, 2)));
            opener.cancel(ENOUGH);
            assertThat(running.outcome()).isEqualTo(new Outcome.Cancelled<>(ENOUGH));
            assertThat(queued.outcome()).isEqualTo(new Outcome.Cancelled<>(ENOUGH));
        }
        assertThat(gate.arrived()).isZero();
    }

    @Test
    void cancel_ofTheOpenersContextWhileTheWorkerHeedsNothing_dropsQueuedJobsAtOnce() {
        Gate gate = new Gate();
        try (CancellableContext opener = Context.background().withCancel();
                WorkerPool<Callable<Integer>, Integer> pool = opener.call(() -> pool(1, 10))) {
            Job<?, Integer> running = pool.submit(() -> BlockingRegion.shielded(() -> pass(gate, 1)));
            gate.awaitArrived(1);
            Job<?, Integer> queued = pool.submit(() -> 2);
            opener.cancel(ENOUGH);
            assertThat(queued.outcome()).isEqualTo(new Outcome.Cancelled<>(ENOUGH));
            assertThat(running.isDone()).isFalse();
            gate.open();
            assertThat(running.result()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void abort_jobInABlockingRegion_callsItsCanceller(boolean asOpener) {
        CountDownLatch woken = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        try (WorkerPool<Callable<Integer>, Integer> pool = pool(1, 10)) {
            Context submitter = asOpener ? Context.background() : Context.background().with(TENANT, "mine");
            Job<?, Integer> job = submitter.call(() -> pool.submit(() -> BlockingRegion.call(woken::countDown, () -> {
                inside.countDown();
                woken.await();
                interrupted.set(Thread.currentThread().isInterrupted());
                return 1;
            })));
            Elsewhere.run(inside::await).end();
            pool.abort(ENOUGH);
            assertThat(job.result()).isEqualTo(1);
        }
        assertThat(interrupted).isFalse();
    }

    @Test
    void submit_fromAJob_inheritsWhatTheJobHas() {
        try (WorkerPool<Callable<Optional<String>>, Optional<String>> pool = pool(2, 10)) {
            Callable<Optional<String>> below = () -> pool.submit(PoolContextTest::tenant).result();
            Callable<Optional<String>> withMore = () -> Context.current().with(TENANT, "more").call(below::call);
            assertThat(Context.background().with(TENANT, "mine").call(() -> pool.submit(below)).result())
                    .contains("mine");
            assertThat(pool.submit(withMore).result()).contains("more");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"opener's", "own", "own with a value"})
    void submit_fromAJobThatEnds_isNotCancelledByThat(String which) {
        Gate gate = new Gate();
        try (WorkerPool<Callable<Object>, Object> pool = pool(1, 10);
                CancellableContext own = Context.background().withCancel()) {
            Context submitter = which.equals("opener's") ? Context.background() : own;
            Context.Key<String> more = Context.Key.named("more");
            Job<?, Object> job = submitter.call(() -> pool.submit(() -> {
                Context inner = which.endsWith("value") ? Context.current().with(more, "more") : Context.current();
                return inner.call(() -> pool.submit(() -> pass(gate, 1)));
            }));
            Job<?, ?> below = (Job<?, ?>) job.result();
            gate.open();
            assertThat(below.result()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void submit_fromAJobThatEnds_isStillCancelledWithTheFirstSubmitter(boolean toItsOwnPool) {
        Gate gate = new Gate();
        try (WorkerPool<Callable<Object>, Object> pool = pool(1, 10);
                WorkerPool<Callable<Object>, Object> other = pool(1, 10);
                CancellableContext own = Context.background().with(TENANT, "mine").withCancel()) {
            Job<?, Object> job = own
                    .call(() -> pool.submit(() -> (toItsOwnPool ? pool : other).submit(() -> pass(gate, 1))));
            Job<?, ?> below = (Job<?, ?>) job.result();
            gate.awaitArrived(1);
            own.cancel(ENOUGH);
            assertThat(below.outcome()).isEqualTo(new Outcome.Cancelled<>(ENOUGH));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void submit_toAnotherPoolThanTheJobs_isNotCancelledWhenTheFirstIsClosed(boolean asOpener) {
        Gate gate = new Gate();
        try (WorkerPool<Callable<Object>, Object> second = pool(1, 10);
                CancellableContext own = Context.background().withCancel()) {
            Job<?, Object> job;
            try (WorkerPool<Callable<Object>, Object> first = pool(1, 10)) {
                Context submitter = asOpener ? Context.background() : own;
                job = submitter.call(() -> first.submit(() -> second.submit(() -> pass(gate, 1))));
            }
            gate.open();
            assertThat(((Job<?, ?>) job.result()).result()).isEqualTo(1);
        }
    }

    @Test
    void submit_fromAJobAgainAndAgain_makesNoLongerAndLongerContexts() {
        List<Integer> depths = new CopyOnWriteArrayList<>();
        try (WorkerPool<Callable<Object>, Object> a = pool(1, 10);
                WorkerPool<Callable<Object>, Object> b = pool(1, 10);
                CancellableContext own = Context.background().withCancel()) {
            CountDownLatch ended = new CountDownLatch(1);
            own.run(() -> a.submit(new Callable<>() {

                private int generation;

                @Override
                public Object call() {
                    depths.add(depth());
                    if (++generation < 100) {
                        (generation % 3 == 0 ? a : b).submit(this);
                    } else {
                        ended.countDown();
                    }
                    return generation;
                }
            }));
            Elsewhere.run(ended::await).end();
        }
        assertThat(depths).hasSize(100).allMatch(depth -> depth < 12);
    }

    private static int depth() {
        int depth = 0;
        for (Context context = Context.current(); context != null; context = context.parent()) {
            depth++;
        }
        return depth;
    }

    @Test
    void submit_toAnotherPoolFromAJobThatEnds_stillKnowsThatItIsInside() {
        try (WorkerPool<Callable<Object>, Object> a = pool(1, 1);
                WorkerPool<Callable<Object>, Object> b = pool(1, 1);
                CancellableContext own = Context.background().withCancel()) {
            Callable<Object> backToA = () -> List.of(a.submit(() -> 1), a.submit(() -> 2));
            Job<?, Object> job = own.call(() -> a.submit(() -> b.submit(backToA).result()));
            assertThat((List<?>) job.result()).hasSize(2);
        }
    }

    @Test
    void outcome_waiterIsCancelled_throwsAndTheJobGoesOn() {
        try (var busy = new BusyPool(); CancellableContext context = Context.background().withCancel()) {
            Elsewhere waiter = Elsewhere.block(() -> context.run(() -> busy.running().result()));
            context.cancel(ENOUGH);
            assertThat(waiter.thrown()).isInstanceOf(CancelledException.class).hasMessage("cancelled: enough");
            assertThat(busy.running().isDone()).isFalse();
            busy.gate().open();
            assertThat(busy.running().result()).isEqualTo(BusyPool.RUNNING);
        }
    }

    @Test
    void outcome_waiterIsInterrupted_throwsAndLeavesTheFlagSet() {
        try (var busy = new BusyPool()) {
            Elsewhere waiter = Elsewhere.block(busy.running()::outcome);
            waiter.interrupt();
            assertThat(waiter.thrown()).isInstanceOf(CancelledException.class);
            assertThat(waiter.wasInterrupted()).isTrue();
        }
    }

    @Test
    void outcome_severalWaiters_allGetIt() {
        try (var busy = new BusyPool()) {
            List<Elsewhere> waiters = List.of(Elsewhere.block(busy.queued()::result),
                    Elsewhere.block(busy.queued()::result), Elsewhere.block(busy.queued()::outcome));
            busy.gate().open();
            waiters.forEach(Elsewhere::end);
        }
    }
}
