package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskScopeLimitTest {

    private static TaskScope<@Nullable Object, @Nullable Void> open(int limit) {
        return TaskScope.builder().name("orders").limit(limit).failFast();
    }

    /** A thread exists from the fork on, whether it has come to its first line or not, so the forks are counted. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100})
    void fork_thousandsOfTasks_neverHasMoreThanTheLimit(int limit) {
        AtomicInteger ended = new AtomicInteger();
        int most = 0;
        try (var scope = open(limit)) {
            for (int forked = 1; forked <= 5000; forked++) {
                scope.fork(() -> {
                    LockSupport.parkNanos(1000);
                    ended.incrementAndGet();
                });
                most = Math.max(most, forked - ended.get());
            }
            scope.join();
        }

        assertThat(ended).hasValue(5000);
        assertThat(most).isLessThanOrEqualTo(limit);
    }

    @Test
    void fork_beyondTheLimit_waitsUntilATaskHasEnded() throws Exception {
        Semaphore permits = new Semaphore(0);
        AtomicInteger forked = new AtomicInteger();
        FutureTask<Void> test = new FutureTask<>(() -> {
            try (var scope = open(2)) {
                for (int i = 0; i < 4; i++) {
                    scope.fork(() -> permits.acquire());
                    forked.incrementAndGet();
                }
                scope.join();
            }
        }, null);
        Thread owner = Thread.ofVirtual().start(test);

        Eventually.untilBlocked(owner);
        assertThat(forked).hasValue(2);
        assertThat(LiveTasks.count()).isEqualTo(2);
        permits.release();
        Eventually.until(() -> forked.get() == 3);
        Eventually.untilBlocked(owner);
        assertThat(LiveTasks.count()).isEqualTo(2);

        permits.release(3);
        test.get();
    }

    @Test
    void fork_ownerInterruptedWhileItWaits_cancelsAndStartsNothing() {
        Thread owner = Thread.currentThread();
        AtomicBoolean started = new AtomicBoolean();
        try (var scope = open(1)) {
            Task<?> first = scope.fork(Blocked::untilInterrupted);
            Blocked.thenElsewhere(owner::interrupt);

            assertThatExceptionOfType(CancelledException.class)
                    .isThrownBy(() -> scope.fork(() -> started.set(true)))
                    .withMessage("cancelled: the thread of scope 'orders' was interrupted");
            assertThat(Thread.interrupted()).isTrue();
            assertThatExceptionOfType(CancelledException.class).isThrownBy(scope::join);
            assertThat(first.outcome()).isInstanceOf(Outcome.Cancelled.class);
        }
        assertThat(started).isFalse();
    }

    @Test
    void fork_parentCancelledWhileItWaits_doesNotWaitForTheTask() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        CancellableContext parent = Context.background().withCancel();
        parent.run(() -> {
            try (var scope = open(1)) {
                CountDownLatch started = new CountDownLatch(1);
                scope.fork(() -> {
                    started.countDown();
                    Blocked.untilInterruptedButGoOn();
                    release.await();
                });
                started.await();
                Blocked.thenElsewhere(() -> parent.cancel("enough"));

                assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> scope.fork(() -> {}))
                        .withMessage("cancelled: enough");
                assertThat(LiveTasks.count()).as("that one ignores it").isEqualTo(1);
                release.countDown();
            }
        });
    }

    @Test
    void fork_siblingFailsWhileItWaits_doesNotWaitForIt() {
        CountDownLatch release = new CountDownLatch(1);
        IllegalStateException broke = new IllegalStateException("broke");
        Thread owner = Thread.currentThread();
        try (var scope = open(1)) {
            scope.context().onCancel(_ -> HeldTimer.await(release));
            scope.fork(() -> {
                Eventually.untilBlocked(owner);
                throw broke;
            });

            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> scope.fork(() -> {}))
                    .isSameAs(broke);
            assertThat(LiveTasks.count()).as("its listener holds it").isEqualTo(1);
            release.countDown();
        }
    }

    @Test
    void fork_firstSuccessWhileItWaits_isATaskThatWasCancelled() {
        Thread owner = Thread.currentThread();
        try (TaskScope<String, String> scope = TaskScope.builder().limit(1).firstSuccess()) {
            scope.fork(() -> {
                Eventually.untilBlocked(owner);
                return "fast";
            });
            Task<String> late = scope.fork(() -> "late");

            assertThat(scope.join()).isEqualTo("fast");
            assertThat(late.outcome()).isInstanceOf(Outcome.Cancelled.class);
        }
    }

    @Test
    void gatherAll_withALimit_runsAll() {
        try (TaskScope<Integer, List<Outcome<Integer>>> scope = TaskScope.builder().limit(3).gatherAll()) {
            for (int i = 0; i < 100; i++) {
                scope.fork(() -> 1);
            }

            assertThat(scope.join()).hasSize(100).containsOnly(new Outcome.Succeeded<>(1));
        }
    }

    @Test
    void fork_manyTasksInOneScope_leavesNothingOfThoseThatEnded() {
        try (var scope = open(100)) {
            scope.fork(() -> new byte[10]);
            long before = usedHeap();
            for (int i = 0; i < 200_000; i++) {
                scope.fork(() -> new byte[100]);
            }
            Eventually.until(() -> LiveTasks.count() == 0);

            assertThat(usedHeap() - before).as("some hundred bytes each would be tens of megabytes")
                    .isLessThan(10L << 20);
            scope.join();
        }
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
