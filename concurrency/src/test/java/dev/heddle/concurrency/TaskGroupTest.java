package dev.heddle.concurrency;

import static dev.heddle.concurrency.Nothing.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.heddle.concurrency.CancelCause.CancelledByCaller;
import dev.heddle.concurrency.CancelCause.ShuttingDown;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskGroupTest {

    @AfterEach
    void nothingIsLeft() {
        assertThat(Thread.interrupted()).isFalse();
        assertThat(LiveTasks.owners()).isEmpty();
        assertThat(LiveTasks.count()).isZero();
    }

    @Test
    void start_task_runsOnAVirtualThreadUnderTheGroupsContext() throws Exception {
        Context.Key<String> tenant = Context.Key.named("tenant");
        CompletableFuture<Context> seen = new CompletableFuture<>();
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        Context.background().with(tenant, "acme").run(() -> {
            try (TaskGroup group = TaskGroup.open("server")) {
                group.start(() -> {
                    seen.complete(Context.current());
                    thread.complete(Thread.currentThread());
                });
                assertThat(seen.get()).isSameAs(group.context());
                assertThat(group.context().get(tenant)).contains("acme");
                assertThat(thread.get().isVirtual()).isTrue();
                assertThat(thread.get().getName()).isEqualTo("server");
            }
        });
    }

    @Test
    void start_fromAnyThread_runsAll() throws Exception {
        AtomicInteger ran = new AtomicInteger();
        try (TaskGroup group = TaskGroup.open("server")) {
            List<Thread> starters = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                starters.add(Thread.ofPlatform().start(() -> {
                    for (int j = 0; j < 200; j++) {
                        group.start(ran::incrementAndGet);
                    }
                }));
            }
            for (Thread starter : starters) {
                starter.join();
            }
            Eventually.until(() -> LiveTasks.count() == 0);
        }

        assertThat(ran).hasValue(2000);
    }

    @Test
    void start_taskThrows_goesToTheUncaughtHandlerAndTheGroupGoesOn() {
        AtomicInteger ran = new AtomicInteger();
        try (UncaughtProbe uncaught = new UncaughtProbe(); TaskGroup group = TaskGroup.open("server")) {
            group.start(() -> {
                throw new IllegalStateException("one");
            });
            group.start(() -> {
                throw new StackOverflowError("two");
            });
            Eventually.until(() -> LiveTasks.count() == 0);
            group.start(ran::incrementAndGet);
            Eventually.until(() -> ran.get() == 1);

            assertThat(uncaught.caught()).extracting(Throwable::getMessage).containsExactlyInAnyOrder("one", "two");
            assertThat(group.context().isCancelled()).isFalse();
        }
    }

    @Test
    void cancel_wakesAllAndTakesNoMore() throws Exception {
        BlockingQueue<CancelCause> causes = new LinkedBlockingQueue<>();
        try (TaskGroup group = TaskGroup.open("server")) {
            for (int i = 0; i < 10; i++) {
                group.start(() -> {
                    Blocked.untilInterruptedButGoOn();
                    causes.add(Context.current().cancelCause().orElseThrow());
                });
            }

            assertThat(group.cancel(new ShuttingDown())).isTrue();
            assertThat(group.cancel(new ShuttingDown())).isFalse();

            for (int i = 0; i < 10; i++) {
                assertThat(causes.take()).isEqualTo(new ShuttingDown());
            }
            assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> group.start(() -> {}))
                    .withMessage("shutting down");
        }
    }

    @Test
    void start_cancelledBeforeItsFirstLine_runsEvenSo() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        try (TaskGroup group = TaskGroup.open("server")) {
            try (HeldCarriers _ = new HeldCarriers()) {
                group.start(() -> interrupted.complete(Thread.currentThread().isInterrupted()));
                group.cancel(new ShuttingDown());
            }
        }
        assertThat(interrupted.get()).isTrue();
    }

    @Test
    void close_cancelsAndWaitsForAll() {
        AtomicInteger ended = new AtomicInteger();
        TaskGroup kept;
        try (TaskGroup group = TaskGroup.open("server")) {
            kept = group;
            for (int i = 0; i < 100; i++) {
                group.start(() -> {
                    Blocked.untilInterruptedButGoOn();
                    Rival.jitter();
                    ended.incrementAndGet();
                });
            }
        }
        kept.close();

        assertThat(ended).hasValue(100);
        assertThat(kept.context().cancelCause()).contains(new CancelledByCaller("group 'server' is closed"));
        assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> kept.start(() -> {}))
                .withMessage("cancelled: group 'server' is closed");
    }

    @Test
    void close_whileOthersStart_waitsForEachThatWasStarted() {
        try (Rival rival = new Rival()) {
            for (int _ : Rival.times(1000)) {
                AtomicInteger started = new AtomicInteger();
                AtomicInteger ended = new AtomicInteger();
                TaskGroup group = TaskGroup.open("server");
                rival.start(() -> startUntilRefused(group, started, ended));
                Rival.jitter();
                group.close();
                int endedByThen = ended.get();
                rival.await();

                assertThat(started).hasValue(endedByThen);
            }
        }
    }

    private static void startUntilRefused(TaskGroup group, AtomicInteger started, AtomicInteger ended) {
        try {
            while (true) {
                group.start(() -> {
                    Blocked.untilInterruptedButGoOn();
                    ended.incrementAndGet();
                });
                started.incrementAndGet();
            }
        } catch (CancelledException _) {
            // as it should be
        }
    }

    @Test
    void close_byTwoAtOnce_bothWait() throws Exception {
        AtomicInteger ended = new AtomicInteger();
        CountDownLatch release = new CountDownLatch(1);
        TaskGroup group = TaskGroup.open("server");
        group.start(() -> {
            Blocked.untilInterruptedButGoOn();
            HeldTimer.await(release);
            ended.incrementAndGet();
        });
        List<Thread> closers = new ArrayList<>();
        AtomicInteger closed = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            closers.add(Thread.ofVirtual().start(() -> {
                group.close();
                closed.addAndGet(ended.get());
            }));
        }
        closers.forEach(Eventually::untilBlocked);
        release.countDown();
        for (Thread closer : closers) {
            closer.join();
        }

        assertThat(closed).hasValue(3);
    }

    @Test
    void close_interruptedMeanwhile_waitsAndKeepsTheInterrupt() {
        Thread closer = Thread.currentThread();
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger ended = new AtomicInteger();
        TaskGroup group = TaskGroup.open("server");
        group.start(() -> {
            Blocked.untilInterruptedButGoOn();
            HeldTimer.await(release);
            ended.incrementAndGet();
        });
        Blocked.thenElsewhere(() -> {
            closer.interrupt();
            Eventually.until(() -> !closer.isInterrupted());
            release.countDown();
        });

        group.close();

        assertThat(ended).hasValue(1);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void close_fromInside_saysWhatToDo() {
        try (UncaughtProbe uncaught = new UncaughtProbe(); TaskGroup group = TaskGroup.open("server")) {
            group.start(group::close);
            group.start(() -> Context.current().withoutCancel().run(group::close));
            group.start(() -> {
                try (var scope = TaskScope.open()) {
                    scope.fork(group::close);
                    scope.join();
                }
            });
            Eventually.until(() -> LiveTasks.count() == 0);

            assertThat(uncaught.caught()).hasSize(3).allSatisfy(thrown -> assertThat(thrown)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("close of group 'server' was called from inside one of its tasks, which would wait"
                            + " for itself: let whoever opened it call it"));
        }
    }

    @Test
    void parent_cancelled_cancelsTheGroup() throws Exception {
        CancellableContext parent = Context.background().withCancel();
        CompletableFuture<Optional<CancelCause>> seen = new CompletableFuture<>();
        try (TaskGroup group = parent.call(() -> TaskGroup.open("server"))) {
            group.start(() -> {
                Blocked.untilInterruptedButGoOn();
                seen.complete(Context.current().cancelCause());
            });

            parent.cancel("enough");

            assertThat(seen.get()).contains(new CancelledByCaller("enough"));
        }
    }

    @Test
    void scope_leftOpenInATask_isReported() {
        try (UncaughtProbe uncaught = new UncaughtProbe(); TaskGroup group = TaskGroup.open("server")) {
            group.start(TaskScope::open);
            Eventually.until(() -> LiveTasks.count() == 0);

            assertThat(uncaught.caught()).singleElement().isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void nullArguments_areNamedAndLeaveNothing() {
        CancellableContext parent = Context.background().withCancel();
        parent.run(() -> assertThatNullPointerException().isThrownBy(() -> TaskGroup.open(nothing()))
                .withMessage("name is null"));
        assertThat(parent.mark(new ShuttingDown())).isEmpty();
        try (TaskGroup group = TaskGroup.open("server")) {
            assertThatNullPointerException().isThrownBy(() -> group.start(nothing())).withMessage("body is null");
        }
    }

    @Test
    void close_underAParent_leavesNothingInIt() {
        CancellableContext parent = Context.background().withCancel();
        WeakReference<TaskGroup> closed = new WeakReference<>(parent.call(() -> {
            TaskGroup group = TaskGroup.open("server");
            group.close();
            return group;
        }));

        Eventually.until(() -> {
            System.gc();
            return closed.get() == null;
        });
        assertThat(parent.isCancelled()).isFalse();
    }
}
