package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.leak.check.LeakCheck;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;

/** Jobs that never block, on all carriers there are: other virtual threads must get their turn even so. */
@ExtendWith(LeakCheck.class)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class PoolTurnTest {

    private static final int WORKERS = 2 * Runtime.getRuntime().availableProcessors();
    private static final int JOBS = 50_000 * WORKERS;
    private static final long JOB_NANOS = 100_000;

    private final AtomicBoolean turn = new AtomicBoolean();
    private final AtomicBoolean begun = new AtomicBoolean();

    /** Keeps its carrier busy, unless the other thread has had its turn. */
    private int job(int job) {
        begun.set(true);
        long start = System.nanoTime();
        while (!turn.get() && System.nanoTime() - start < JOB_NANOS) {
            Thread.onSpinWait();
        }
        return job;
    }

    /** Needs a carrier some times. */
    private Elsewhere other() {
        return Elsewhere.run(() -> {
            Eventually.until(begun::get);
            turn.set(true);
        });
    }

    @Test
    void submit_jobsThatNeverBlock_letOthersHaveATurn() {
        try (var pool = WorkerPool.builder().workers(WORKERS).queue(100).<Integer, Integer>open(this::job)) {
            Elsewhere other = other();
            int job = 0;
            while (!turn.get() && job < JOBS) {
                pool.submit(job++);
            }
            other.end();
            assertThat(job).isLessThan(JOBS);
        }
    }

    @Test
    void map_jobsThatNeverBlock_letOthersHaveATurn() {
        Elsewhere other = other();
        AtomicBoolean early = new AtomicBoolean();
        WorkerPool.map(WORKERS, IntStream.range(0, JOBS).boxed().toList(), job -> {
            early.compareAndSet(false, turn.get() && job < JOBS / 2);
            return job(job);
        });
        other.end();
        assertThat(early).isTrue();
    }

    @Test
    void forEach_jobsThatNeverBlock_letOthersHaveATurn() {
        Elsewhere other = other();
        AtomicBoolean early = new AtomicBoolean();
        WorkerPool.<Integer, Integer>forEach(WORKERS, IntStream.range(0, JOBS).boxed().toList(), this::job,
                (job, _) -> early.compareAndSet(false, turn.get() && job < JOBS / 2));
        other.end();
        assertThat(early).isTrue();
    }
}
