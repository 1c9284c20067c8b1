package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.heddle.concurrency.CancelCause.CancelledByCaller;
import dev.heddle.concurrency.Outcome.Cancelled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskScopeCancelTest {

    private final CancellableContext parent = Context.background().withCancel();

    @AfterEach
    void nothingIsLeft() {
        assertThat(Thread.interrupted()).isFalse();
        assertThat(LiveTasks.owners()).isEmpty();
    }

    @Test
    void fork_parentCancelledBefore_startsNothing() {
        AtomicBoolean ran = new AtomicBoolean();
        parent.run(() -> {
            parent.cancel("enough");

            assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> {
                try (var scope = TaskScope.open()) {
                    scope.fork(() -> ran.set(true));
                }
            }).withMessage("cancelled: enough").withNoCause()
                    .satisfies(thrown -> assertThat(thrown.getSuppressed()).isEmpty());
        });

        assertThat(ran).isFalse();
    }

    @Test
    void task_cancelledBeforeItsFirstLine_isNotRun() {
        AtomicBoolean ran = new AtomicBoolean();
        parent.run(() -> {
            try (var scope = TaskScope.open()) {
                Task<?> task = forkThenCancel(scope, () -> ran.set(true));

                assertThatExceptionOfType(CancelledException.class).isThrownBy(scope::join);
                assertThat(task.outcome()).isEqualTo(new Cancelled<>(new CancelledByCaller("enough")));
            }
        });
        assertThat(ran).isFalse();
    }

    private Task<?> forkThenCancel(TaskScope<?, ?> scope, Action<RuntimeException> body) {
        try (HeldCarriers _ = new HeldCarriers()) {
            Task<?> task = scope.fork(body);
            parent.cancel("enough");
            return task;
        }
    }

    @Test
    void join_parentCancelled_cancelsTheTasksAndSaysWhy() {
        parent.run(() -> {
            try (var scope = TaskScope.open()) {
                Task<?> task = scope.fork(Blocked::untilInterrupted);
                Blocked.thenElsewhere(() -> parent.cancel("enough"));

                assertThatExceptionOfType(CancelledException.class).isThrownBy(scope::join)
                        .withMessage("cancelled: enough");
                assertThat(task.outcome()).isEqualTo(new Cancelled<>(new CancelledByCaller("enough")));
            }
        });
    }

    @Test
    void join_deadlineOfTheParentPasses_cancelsTheTasks() {
        try (CancellableContext timed = Context.background().withTimeout(Duration.ofMillis(20))) {
            timed.run(() -> {
                try (var scope = TaskScope.open()) {
                    scope.fork(Blocked::untilInterrupted);

                    assertThatExceptionOfType(CancelledException.class).isThrownBy(scope::join)
                            .withMessage("deadline exceeded, the budget was PT0.02S");
                }
            });
        }
    }

    @Test
    void join_parentCancelledButAllSucceed_returns() throws InterruptedException {
        parent.run(() -> {
            try (var scope = TaskScope.open()) {
                CountDownLatch started = new CountDownLatch(1);
                Task<String> task = scope.fork(() -> {
                    started.countDown();
                    Blocked.untilInterruptedButGoOn();
                    return "anyway";
                });
                started.await();
                parent.cancel("enough");
                scope.join();

                assertThat(task.result()).isEqualTo("anyway");
            }
        });
    }

    @Test
    void join_ownerInterrupted_cancelsTheTasksWaitsAndKeepsTheInterrupt() {
        Thread owner = Thread.currentThread();
        AtomicBoolean ended = new AtomicBoolean();
        try (var scope = TaskScope.builder().name("orders").failFast()) {
            scope.fork(() -> {
                try {
                    Blocked.untilInterrupted();
                } finally {
                    Rival.jitter();
                    ended.set(true);
                }
            });
            Blocked.thenElsewhere(owner::interrupt);

            assertThatExceptionOfType(CancelledException.class).isThrownBy(scope::join)
                    .withMessage("cancelled: the thread of scope 'orders' was interrupted");
            assertThat(ended).isTrue();
            assertThat(Thread.interrupted()).as("the interrupt is pending again").isTrue();
        }
    }

    @Test
    void join_ownerInterruptedBefore_cancelsTheTasksAndKeepsTheInterrupt() {
        try (var scope = TaskScope.open()) {
            scope.fork(Blocked::untilInterrupted);
            Thread.currentThread().interrupt();

            assertThatExceptionOfType(CancelledException.class).isThrownBy(scope::join);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void join_ownerInterruptedAgainAndAgain_stillWaits() {
        Thread owner = Thread.currentThread();
        CountDownLatch release = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        try (var scope = TaskScope.open()) {
            CountDownLatch started = new CountDownLatch(1);
            scope.fork(() -> {
                started.countDown();
                while (release.getCount() > 0) {
                    Blocked.untilInterruptedButGoOn();
                }
                ended.set(true);
            });
            HeldTimer.await(started);
            Thread task = LiveTasks.list().getFirst().thread();
            Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 5; i++) {
                    Eventually.untilBlocked(owner);
                    owner.interrupt();
                }
                release.countDown();
                task.interrupt();
            });

            scope.join();
            assertThat(ended).isTrue();
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void close_ownerInterruptedMeanwhile_waitsAndKeepsTheInterrupt() {
        Thread owner = Thread.currentThread();
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch release = new CountDownLatch(1);
        var scope = TaskScope.open();
        CountDownLatch started = new CountDownLatch(1);
        scope.fork(() -> {
            started.countDown();
            while (release.getCount() > 0) {
                Blocked.untilInterruptedButGoOn();
            }
            ended.set(true);
        });
        HeldTimer.await(started);
        Thread task = LiveTasks.list().getFirst().thread();
        Blocked.thenElsewhere(() -> {
            owner.interrupt();
            Eventually.until(() -> !owner.isInterrupted());
            release.countDown();
            task.interrupt();
        });

        assertThat(catchThrowable(scope::close)).isInstanceOf(IllegalStateException.class);
        assertThat(ended).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void fork_whileTheParentIsCancelled_leavesNoTaskAsleep() {
        try (Rival rival = new Rival()) {
            for (int _ : Rival.times(1000)) {
                CancellableContext raced = Context.background().withCancel();
                rival.start(() -> {
                    Rival.jitter();
                    raced.cancel("enough");
                });
                Throwable thrown = catchThrowable(() -> raced.run(TaskScopeCancelTest::forkSleepers));
                rival.await();

                assertThat(thrown).isInstanceOf(CancelledException.class);
                assertThat(Thread.interrupted()).isFalse();
            }
        }
    }

    private static void forkSleepers() {
        try (var scope = TaskScope.open()) {
            for (int i = 0; i < 5; i++) {
                scope.fork(Blocked::untilInterrupted);
            }
            scope.join();
        }
    }

    @Test
    void task_endsWhileTheScopeIsCancelled_leavesNoInterruptToItsLastSteps() {
        AtomicInteger interrupted = new AtomicInteger();
        try (Rival rival = new Rival()) {
            for (int _ : Rival.times(3000)) {
                CancellableContext raced = Context.background().withCancel();
                rival.start(() -> {
                    Rival.jitter();
                    raced.cancel("enough");
                });
                var _ = catchThrowable(() -> raced.run(() -> {
                    try (var scope = TaskScope.open()) {
                        scope.context().onCancel(_ -> {
                            if (Thread.currentThread().isVirtual() && Thread.currentThread().isInterrupted()) {
                                interrupted.incrementAndGet();
                            }
                        });
                        scope.fork(() -> {
                            Rival.jitter();
                            throw new IllegalStateException("broke");
                        });
                        scope.join();
                    }
                }));
                rival.await();
                assertThat(Thread.interrupted()).isFalse();
            }
        }
        assertThat(interrupted).hasValue(0);
    }

    @Test
    void join_failureRacesWithTheParentsCancel_losesNeither() {
        try (Rival rival = new Rival()) {
            for (int _ : Rival.times(3000)) {
                CancellableContext raced = Context.background().withCancel();
                IllegalStateException broke = new IllegalStateException("broke");
                AtomicBoolean failed = new AtomicBoolean();
                Throwable thrown = raced.call(() -> {
                    rival.start(() -> {
                        Rival.jitter();
                        raced.cancel("enough");
                    });
                    return catchThrowable(() -> failOnce(broke, failed));
                });
                rival.await();

                if (thrown instanceof CancelledException cancelled) {
                    assertThat(cancelled.cancelCause()).isEqualTo(new CancelledByCaller("enough"));
                    assertThat(cancelled.getSuppressed())
                            .isEqualTo(failed.get() ? new Throwable[]{broke} : new Throwable[0]);
                } else {
                    assertThat(thrown).isSameAs(broke);
                }
            }
        }
    }

    private static void failOnce(IllegalStateException failure, AtomicBoolean failed) {
        try (var scope = TaskScope.open()) {
            scope.fork(() -> {
                failed.set(true);
                throw failure;
            });
            scope.join();
        }
    }

    @Test
    void cancel_ofAScopeInATaskInAScope_endsAll() {
        List<Task<?>> tasks = new ArrayList<>();
        CountDownLatch started = new CountDownLatch(3);
        parent.run(() -> {
            try (var outer = TaskScope.open()) {
                tasks.add(outer.fork(() -> {
                    try (var inner = TaskScope.open()) {
                        for (int i = 0; i < 3; i++) {
                            inner.fork(() -> {
                                started.countDown();
                                Blocked.untilInterrupted();
                            });
                        }
                        inner.join();
                    }
                }));
                HeldTimer.await(started);
                parent.cancel("enough");

                assertThatExceptionOfType(CancelledException.class).isThrownBy(outer::join);
            }
        });

        assertThat(tasks).extracting(Task::outcome).hasOnlyElementsOfType(Cancelled.class);
    }

    @Test
    void join_underWithoutCancel_isNotDisturbed() {
        parent.run(() -> {
            parent.withoutCancel().run(() -> {
                try (var scope = TaskScope.open()) {
                    parent.cancel("enough");
                    Task<String> task = scope.fork(() -> "compensated");
                    scope.join();
                    assertThat(task.result()).isEqualTo("compensated");
                }
            });
        });
    }
}
