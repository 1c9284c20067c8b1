package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.leak.check.LeakCheck;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a pool keeps once jobs have ended, and while it is open: nothing. */
@ExtendWith(LeakCheck.class)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class PoolMemoryTest {

    private static final int JOBS = 1_000_000;

    private record Payload(int number) {}

    private static void awaitCollected(List<? extends WeakReference<?>> references) {
        Eventually.until(() -> {
            System.gc();
            return references.stream().allMatch(reference -> reference.refersTo(null));
        });
    }

    private static long heapInUse() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void submit_aMillionJobs_leavesNothing() {
        AtomicLong sum = new AtomicLong();
        List<WeakReference<Object>> handles = new ArrayList<>();
        try (var pool = WorkerPool.builder().workers(2).<Payload, Payload>open(job -> {
            sum.addAndGet(job.number());
            return job;
        }); CancellableContext context = Context.background().withCancel()) {
            long before = heapInUse();
            context.run(() -> submitAll(pool, handles));
            Eventually.until(() -> pool.progress().done() == JOBS);
            awaitCollected(handles);
            assertThat(heapInUse() - before).isLessThan(20L << 20);
        }
        assertThat(sum).hasValue((long) JOBS * (JOBS - 1) / 2);
    }

    private static void submitAll(WorkerPool<Payload, Payload> pool, List<WeakReference<Object>> handles) {
        for (int i = 0; i < JOBS; i++) {
            Payload job = new Payload(i);
            Job<Payload, Payload> handle = pool.submit(job);
            if (i % 10_000 == 0 || i == JOBS - 1) {
                handles.add(new WeakReference<>(handle));
                handles.add(new WeakReference<>(job));
            }
        }
    }

    @Test
    void submit_lastJobs_areNotKeptByIdleWorkers() {
        Gate gate = new Gate();
        try (var pool = WorkerPool.builder().workers(4).<Payload, Integer>open(job -> {
            gate.pass();
            return job.number();
        })) {
            List<WeakReference<Payload>> jobs = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                jobs.add(submit(pool, new Payload(i)));
            }
            gate.awaitArrived(4);
            gate.open();
            awaitCollected(jobs);
        }
    }

    @Test
    void close_underAContextThatGoesOn_leavesNoPoolThere() {
        try (CancellableContext context = Context.background().withCancel()) {
            List<WeakReference<Object>> pools = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                pools.add(context.call(PoolMemoryTest::openAndClose));
            }
            awaitCollected(pools);
            assertThat(context.isCancelled()).isFalse();
        }
    }

    private static WeakReference<Object> openAndClose() {
        var pool = WorkerPool.builder().workers(1).<Integer, Integer>open(job -> job);
        pool.submit(1);
        pool.close();
        return new WeakReference<>(pool);
    }

    private static WeakReference<Payload> submit(WorkerPool<Payload, ?> pool, Payload job) {
        pool.submit(job);
        return new WeakReference<>(job);
    }

    @Test
    void outcome_waitersThatGaveUp_areForgottenWhileTheJobGoesOn() {
        try (var busy = new BusyPool()) {
            List<WeakReference<Thread>> waiters = new ArrayList<>();
            Elsewhere patient = Elsewhere.block(() -> busy.running().outcome());
            for (int i = 0; i < 50; i++) {
                waiters.add(giveUp(busy.running()));
            }
            Elsewhere another = Elsewhere.block(() -> busy.running().outcome());
            awaitCollected(waiters);
            busy.gate().open();
            patient.end();
            another.end();
        }
    }

    private static WeakReference<Thread> giveUp(Job<?, ?> job) {
        List<WeakReference<Thread>> thread = new ArrayList<>();
        Elsewhere.run(() -> {
            thread.add(new WeakReference<>(Thread.currentThread()));
            try (var context = Context.background().withTimeout(Duration.ofMillis(1))) {
                assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> context.run(job::outcome));
            }
        }).end();
        return thread.getFirst();
    }
}
