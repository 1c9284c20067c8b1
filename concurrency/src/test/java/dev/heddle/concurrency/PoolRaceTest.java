package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.heddle.leak.check.LeakCheck;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small bursts, again and again: a lost wake-up leaves a job lying, and the latch that it should open closed. */
@ExtendWith(LeakCheck.class)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class PoolRaceTest {

    private static final int ROUNDS = 4_000;
    private static final long SECONDS = 20;

    private record Numbered(int number, CountDownLatch ended) {}

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 1, 3", "2, 1, 2", "2, 4, 3", "3, 2, 1", "8, 1, 4", "8, 4, 2"})
    void submit_smallBursts_eachJobIsDoneOnceAndNoMoreThanTheWorkersAtATime(int workers, int queue, int submitters)
            throws InterruptedException {
        int rounds = 0;
        AtomicIntegerArray done = new AtomicIntegerArray(ROUNDS * submitters * 3);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (var pool = WorkerPool.builder().workers(workers).queue(queue).<Numbered, Integer>open(job -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            Rival.jitter();
            done.incrementAndGet(job.number());
            running.decrementAndGet();
            job.ended().countDown();
            return job.number();
        }); var burst = new Submitters(submitters)) {
            for (int round : Rival.times(ROUNDS)) {
                int first = round * submitters * 3;
                int each = 1 + round % 3;
                CountDownLatch ended = new CountDownLatch(submitters * each);
                burst.go(submitter -> {
                    for (int i = 0; i < each; i++) {
                        pool.submit(new Numbered(first + submitter * 3 + i, ended));
                    }
                });
                assertThat(ended.await(SECONDS, TimeUnit.SECONDS)).as("round %s", round).isTrue();
                pause(round);
                rounds++;
            }
        }
        assertThat(most).hasValueBetween(1, workers);
        for (int i = 0; i < rounds * submitters * 3; i++) {
            int round = i / (submitters * 3);
            assertThat(done.get(i)).isEqualTo(i % 3 <= round % 3 ? 1 : 0);
        }
    }

    /** Lets all workers fall idle in some rounds, and none in others. */
    private static void pause(int round) {
        switch (round % 4) {
            case 0 -> Rival.jitter();
            case 1 -> LockSupport.parkNanos(20_000);
            default -> {
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 4", "8, 8"})
    void submit_asManyAsWorkersThatWaitForEachOther_allRun(int workers, int queue) throws InterruptedException {
        CyclicBarrier all = new CyclicBarrier(workers);
        try (var pool = WorkerPool.builder().workers(workers).queue(queue).<CountDownLatch, Integer>open(ended -> {
            all.await(SECONDS, TimeUnit.SECONDS);
            ended.countDown();
            return 0;
        })) {
            for (int round : Rival.times(ROUNDS)) {
                CountDownLatch ended = new CountDownLatch(workers);
                for (int i = 0; i < workers; i++) {
                    pool.submit(ended);
                }
                assertThat(ended.await(SECONDS, TimeUnit.SECONDS)).as("round %s", round).isTrue();
                pause(round);
            }
        }
    }

    @Test
    void close_whileOthersSubmit_endsAndEachTakenJobIsDone() {
        for (int round : Rival.times(ROUNDS)) {
            AtomicInteger taken = new AtomicInteger();
            AtomicInteger done = new AtomicInteger();
            var pool = WorkerPool.builder().workers(1 + round % 3).queue(1 + round % 2)
                    .<Integer, Integer>open(job -> done.incrementAndGet());
            try (var burst = new Submitters(2)) {
                burst.start(_ -> {
                    Throwable thrown = null;
                    for (int refused = 0; refused < 20;) {
                        thrown = catchThrowable(() -> pool.submit(1));
                        if (thrown == null) {
                            taken.incrementAndGet();
                        } else {
                            refused++;
                        }
                    }
                    assertThat(thrown).isInstanceOf(IllegalStateException.class);
                });
                Rival.jitter();
                pool.close();
                burst.await();
            }
            assertThat(done).hasValue(taken.get());
            assertThat(pool.progress()).isEqualTo(new Progress(taken.get(), 0, 0, 0, 0));
        }
    }

    @Test
    void close_whileOthersKeepTrying_ends() {
        AtomicReference<@Nullable WorkerPool<Integer, Integer>> open = new AtomicReference<>();
        AtomicBoolean stop = new AtomicBoolean();
        try (var others = new Submitters(3)) {
            others.start(_ -> {
                while (!stop.get()) {
                    WorkerPool<Integer, Integer> pool = open.get();
                    Throwable thrown = pool == null ? null : catchThrowable(() -> pool.submit(1));
                    assertThat(thrown == null || thrown instanceof IllegalStateException).isTrue();
                }
            });
            for (int round : Rival.times(ROUNDS)) {
                var pool = WorkerPool.builder().workers(1 + round % 3).queue(2).<Integer, Integer>open(job -> job);
                open.set(pool);
                Rival.jitter();
                pool.close();
            }
            stop.set(true);
            others.await();
        }
    }

    @Test
    void abort_whileOthersSubmit_endsAndEachTakenJobEnds() {
        for (int round : Rival.times(ROUNDS)) {
            AtomicInteger taken = new AtomicInteger();
            AtomicInteger ended = new AtomicInteger();
            var pool = WorkerPool.builder().workers(1 + round % 8).queue(1 + round % 4)
                    .<Integer, Integer>open(job -> job, _ -> ended.incrementAndGet());
            try (var burst = new Submitters(2)) {
                burst.start(_ -> {
                    for (Throwable thrown = null; thrown == null;) {
                        thrown = catchThrowable(() -> {
                            Job<Integer, Integer> job = pool.submit(1);
                            taken.incrementAndGet();
                            job.outcome();
                        });
                    }
                });
                Rival.jitter();
                pool.abort("enough");
                burst.await();
            }
            assertThat(ended).hasValue(taken.get());
            assertThat(pool.progress().submitted()).isEqualTo(taken.get());
            pool.close();
        }
    }
}
