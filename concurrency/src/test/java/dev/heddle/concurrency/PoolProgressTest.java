package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.leak.check.LeakCheck;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class PoolProgressTest {

    @Test
    void progress_newPool_isAllZero() {
        try (var pool = WorkerPool.builder().<Integer, Integer>open(job -> job)) {
            assertThat(pool.progress()).isEqualTo(new Progress(0, 0, 0, 0, 0));
            assertThat(pool.progress().submitted()).isZero();
        }
    }

    @Test
    void progress_jobsHeldUp_tellsRunningAndWaiting() {
        try (var busy = new BusyPool()) {
            assertThat(busy.pool().progress()).isEqualTo(new Progress(0, 0, 0, 1, 1));
            assertThat(busy.pool().progress().submitted()).isEqualTo(2);
        }
    }

    @Test
    void progress_submitterWaitsForRoom_isNoRunningJob() {
        try (var busy = new BusyPool()) {
            Elsewhere submitter = Elsewhere.block(() -> busy.pool().submit(7));
            assertThat(busy.pool().progress()).isEqualTo(new Progress(0, 0, 0, 1, 1));
            busy.gate().open();
            submitter.end();
        }
    }

    @Test
    void progress_outcomeWasSeen_countsIt() {
        try (var pool = WorkerPool.builder().workers(2).<Integer, Integer>open(job -> 1 / job)) {
            for (int i = 1; i <= 2_000; i++) {
                pool.submit(1).outcome();
                assertThat(pool.progress().done()).isEqualTo(i);
                pool.submit(0).outcome();
                assertThat(pool.progress()).isEqualTo(new Progress(i, i, 0, 0, 0));
            }
        }
    }

    @Test
    void progress_inTheListener_countsItsJob() {
        List<Long> seen = new ArrayList<>();
        AtomicReference<@Nullable WorkerPool<?, ?>> self = new AtomicReference<>();
        try (var pool = WorkerPool.builder().workers(1).<Integer, Integer>open(job -> job, _ -> {
            WorkerPool<?, ?> own = self.get();
            seen.add(own == null ? -1 : own.progress().done());
        })) {
            self.set(pool);
            for (int i = 0; i < 5; i++) {
                pool.submit(i);
            }
        }
        assertThat(seen).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void progress_afterDrain_addsUpToWhatWasTaken() {
        AtomicInteger taken = new AtomicInteger();
        try (var pool = WorkerPool.builder().workers(3).queue(2).<Integer, Integer>open(job -> 1 / job)) {
            try (var others = new Submitters(3)) {
                others.go(_ -> {
                    for (int i = 0; i < 3_000; i++) {
                        taken.addAndGet(pool.trySubmit(i % 2).isPresent() ? 1 : 0);
                    }
                });
            }
            pool.drain();
            assertThat(pool.progress().submitted()).isEqualTo(taken.get());
            assertThat(pool.progress().running()).isZero();
            assertThat(pool.progress().waiting()).isZero();
            assertThat(pool.progress().failed()).isPositive();
        }
    }

    @Test
    void progress_othersAreRefusedMeanwhile_neverLosesTheRunningJob() {
        AtomicBoolean stop = new AtomicBoolean();
        try (var busy = new BusyPool(); var others = new Submitters(3)) {
            others.start(_ -> {
                while (!stop.get()) {
                    assertThat(busy.pool().trySubmit(7)).isEmpty();
                }
            });
            List<Progress> wrong = Collections.synchronizedList(new ArrayList<>());
            for (int i = 0; i < 200_000; i++) {
                Progress progress = busy.pool().progress();
                if (progress.running() < 1 || progress.waiting() != 1) {
                    wrong.add(progress);
                }
            }
            stop.set(true);
            others.await();
            assertThat(wrong).isEmpty();
        }
    }
}
