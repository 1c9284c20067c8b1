package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.leak.check.LeakCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class JobQueueTest {

    private static final int ROUNDS = 20_000;

    private static JobQueue<Integer> fullQueue() {
        JobQueue<Integer> queue = new JobQueue<>(1);
        assertThat(queue.offer(0)).isTrue();
        return queue;
    }

    private static void awaitWaiting(JobQueue<Integer> queue, int count) {
        while (queue.waiting() < count) {
            Thread.onSpinWait();
        }
    }

    @Test
    void offer_atItsCapacity_refuses() {
        JobQueue<Integer> queue = new JobQueue<>(2);
        assertThat(queue.offer(1)).isTrue();
        assertThat(queue.offer(2)).isTrue();
        assertThat(queue.offer(3)).isFalse();
        assertThat(queue.size()).isEqualTo(2);
        assertThat(queue.poll()).isEqualTo(1);
        assertThat(queue.offer(3)).isTrue();
        assertThat(queue.poll()).isEqualTo(2);
        assertThat(queue.poll()).isEqualTo(3);
        assertThat(queue.poll()).isNull();
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void remove_aJob_makesRoomOnce() {
        JobQueue<Integer> queue = fullQueue();
        queue.remove(0);
        queue.remove(0);
        assertThat(queue.size()).isZero();
        assertThat(queue.offer(1)).isTrue();
        assertThat(queue.offer(2)).isFalse();
    }

    @Test
    void remove_aJobSomebodyWaits_wakesIt() {
        JobQueue<Integer> queue = fullQueue();
        Elsewhere put = Elsewhere.block(() -> queue.put(1, () -> false));
        queue.remove(0);
        put.end();
        assertThat(queue.poll()).isEqualTo(1);
    }

    @Test
    void put_stopped_addsNothing() {
        JobQueue<Integer> queue = fullQueue();
        AtomicBoolean stopped = new AtomicBoolean();
        AtomicBoolean added = new AtomicBoolean(true);
        Elsewhere put = Elsewhere.block(() -> added.set(queue.put(1, stopped::get)));
        stopped.set(true);
        queue.wakeAll();
        put.end();
        assertThat(added).isFalse();
        assertThat(queue.waiting()).isZero();
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void put_firstGivesUpAsRoomComes_theNextGetsIt() {
        try (Rival rival = new Rival()) {
            for (int round : Rival.times(ROUNDS)) {
                JobQueue<Integer> queue = fullQueue();
                CancellableContext context = Context.background().withCancel();
                Elsewhere first = Elsewhere.run(() -> context.run(() -> queue.put(1, () -> false)));
                awaitWaiting(queue, 1);
                Elsewhere second = Elsewhere.run(() -> queue.put(2, () -> false));
                awaitWaiting(queue, 2);
                rival.start(() -> {
                    Rival.jitter();
                    context.cancel("enough");
                });
                Rival.jitter();
                queue.poll();
                rival.await();
                if (first.ended() == null) {
                    assertThat(queue.poll()).as("round %s", round).isEqualTo(1);
                }
                second.end();
                assertThat(queue.poll()).isEqualTo(2);
                assertThat(queue.waiting()).isZero();
                context.close();
            }
        }
    }

    @Test
    void put_roomForTwoComesAtOnce_bothGetIt() {
        for (int round : Rival.times(ROUNDS)) {
            JobQueue<Integer> queue = new JobQueue<>(2);
            queue.offer(0);
            queue.offer(0);
            List<Elsewhere> puts = new ArrayList<>();
            for (int i = 1; i <= 2; i++) {
                int job = i;
                puts.add(Elsewhere.run(() -> queue.put(job, () -> false)));
            }
            awaitWaiting(queue, 2);
            queue.poll();
            queue.poll();
            puts.forEach(Elsewhere::end);
            assertThat(queue.size()).as("round %s", round).isEqualTo(2);
        }
    }

    @Test
    void put_manyAndOneWhoTakes_losesNothing() {
        int each = 2_000;
        JobQueue<Integer> queue = new JobQueue<>(3);
        AtomicInteger taken = new AtomicInteger();
        List<Elsewhere> puts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            puts.add(Elsewhere.run(() -> {
                for (int job = 0; job < each; job++) {
                    queue.put(job, () -> false);
                }
            }));
        }
        Elsewhere.run(() -> {
            while (taken.get() < 8 * each) {
                assertThat(queue.size()).isBetween(0, 3);
                if (queue.poll() == null) {
                    LockSupport.parkNanos(1);
                } else {
                    taken.incrementAndGet();
                }
            }
        }).end();
        puts.forEach(Elsewhere::end);
        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.waiting()).isZero();
    }
}
