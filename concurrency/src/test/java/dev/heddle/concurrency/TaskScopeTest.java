package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.heddle.concurrency.Outcome.Cancelled;
import dev.heddle.concurrency.Outcome.Failed;
import dev.heddle.concurrency.Outcome.Succeeded;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TaskScopeTest {

    private static final Context.Key<String> TENANT = Context.Key.named("tenant");
    private static final ScopedValue<String> USER = ScopedValue.newInstance();

    @Test
    void join_allSucceed_givesEachResult() {
        try (var scope = TaskScope.open()) {
            Task<String> text = scope.fork(() -> "text");
            Task<Integer> number = scope.fork("number", () -> 7);
            Task<?> nothing = scope.fork(() -> {});
            assertThat(scope.join()).isNull();

            assertThat(text.result()).isEqualTo("text");
            assertThat(number.result()).isEqualTo(7);
            assertThat(nothing.result()).isNull();
            assertThat(text.outcome()).isEqualTo(new Succeeded<>("text"));
        }
    }

    @Test
    void join_noTasks_returns() {
        try (var scope = TaskScope.open()) {
            assertThat(scope.join()).isNull();
        }
    }

    @Test
    void join_twice_isTheSame() {
        try (var scope = TaskScope.open()) {
            scope.fork(() -> {});
            scope.join();
            scope.join();
        }
    }

    @Test
    void fork_names_areTheScopesWithANumberOrAsGiven() {
        Queue<String> threads = new ConcurrentLinkedQueue<>();
        try (var scope = TaskScope.builder().name("orders").failFast()) {
            Task<?> first = scope.fork(() -> threads.add(Thread.currentThread().getName()));
            Task<?> second = scope.fork("pay", () -> threads.add(Thread.currentThread().getName()));
            Task<?> third = scope.fork(() -> {});
            Task<?> fourth = scope.fork("ship", () -> {});
            scope.join();

            assertThat(List.of(first.name(), second.name(), third.name(), fourth.name()))
                    .containsExactly("orders-1", "pay", "orders-3", "ship");
            assertThat(threads).containsExactlyInAnyOrder("orders", "pay");
            assertThat(scope.name()).isEqualTo("orders");
        }
        try (var scope = TaskScope.open()) {
            assertThat(scope.name()).isEqualTo("scope");
        }
    }

    @Test
    void fork_task_runsOnAVirtualThreadOfItsOwn() {
        Queue<Thread> threads = new ConcurrentLinkedQueue<>();
        try (var scope = TaskScope.open()) {
            scope.fork(() -> threads.add(Thread.currentThread()));
            scope.fork(() -> threads.add(Thread.currentThread()));
            scope.join();
        }

        assertThat(threads).hasSize(2).doesNotHaveDuplicates().allMatch(Thread::isVirtual);
    }

    @Test
    void fork_task_inheritsTheContextAndNoScopedValue() {
        Context tenant = Context.background().with(TENANT, "acme");
        try (CancellableContext context = tenant.withTimeout(Duration.ofHours(1))) {
            context.run(() -> ScopedValue.where(USER, "alice").run(() -> {
                try (var scope = TaskScope.open()) {
                    Task<Context> seen = scope.fork(Context::current);
                    Task<Boolean> user = scope.fork(USER::isBound);
                    scope.join();

                    assertThat(seen.result()).isSameAs(scope.context());
                    assertThat(scope.context().get(TENANT)).contains("acme");
                    assertThat(scope.context().remaining()).isPresent();
                    assertThat(user.result()).isFalse();
                }
            }));
        }
    }

    @Test
    void fork_underAnotherContext_isRefusedSinceTheTaskWouldNotHaveIt() {
        try (var scope = TaskScope.open()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> Context.current().with(TENANT, "acme").run(() -> scope.fork(() -> {})))
                    .withMessage(
                            "scope 'scope' was opened under another context than the current one, which its tasks would"
                                    + " not have: open it inside the block of that context");
        }
    }

    @Test
    void fork_inAShieldedBlock_works() {
        try (var scope = TaskScope.open()) {
            Task<Integer> task = BlockingRegion.shielded(() -> scope.fork(() -> 7));
            scope.join();

            assertThat(task.result()).isEqualTo(7);
        }
    }

    @Test
    void join_underADeadlineOfTheBlock_endsWithIt() {
        try (var scope = TaskScope.open();
                CancellableContext context = Context.current().withTimeout(Duration.ofMillis(20))) {
            Task<?> task = scope.fork(() -> new CountDownLatch(1).await());

            assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> context.run(scope::join))
                    .withMessage("deadline exceeded, the budget was PT0.02S");
            assertThat(task.outcome()).isInstanceOf(Cancelled.class);
        }
    }

    @Test
    void fork_task_inheritsNoThreadLocal() {
        InheritableThreadLocal<String> user = new InheritableThreadLocal<>();
        user.set("alice");
        try (var scope = TaskScope.open()) {
            Task<Boolean> inherited = scope.fork(() -> user.get() != null);
            Task<Boolean> named = scope.fork("named", () -> user.get() != null);
            scope.join();

            assertThat(inherited.result()).isFalse();
            assertThat(named.result()).isFalse();
        }
    }

    @Test
    void fork_inATask_opensAScopeOfItsOwn() {
        try (var outer = TaskScope.open()) {
            Task<Integer> sum = outer.fork(() -> {
                try (var inner = TaskScope.open()) {
                    Task<Integer> one = inner.fork(() -> 1);
                    Task<Integer> two = inner.fork(() -> 2);
                    inner.join();
                    return one.result() + two.result();
                }
            });
            outer.join();

            assertThat(sum.result()).isEqualTo(3);
        }
    }

    @Test
    void task_ended_keepsNothingOfItsBody() {
        try (var scope = TaskScope.open()) {
            Object used = new Object();
            WeakReference<Object> reference = new WeakReference<>(used);
            Task<?> task = scope.fork(useOf(used));
            used = null;

            Eventually.until(() -> {
                System.gc();
                return reference.get() == null;
            });
            scope.join();
            assertThat(task.outcome()).isInstanceOf(Succeeded.class);
        }
    }

    private static Action<RuntimeException> useOf(Object used) {
        return () -> assertThat(used).isNotNull();
    }

    @Test
    void close_afterJoin_cancelsTheContextAndKeepsTheOutcomes() {
        TaskScope<?, ?> kept;
        Task<String> task;
        try (var scope = TaskScope.open()) {
            kept = scope;
            task = scope.fork(() -> "text");
            scope.join();
            assertThat(scope.context().isCancelled()).isFalse();
        }
        kept.close();

        assertThat(kept.context().isCancelled()).isTrue();
        assertThat(task.result()).isEqualTo("text");
    }

    @Test
    void close_blockFailedBeforeJoin_cancelsAndWaitsForAll() {
        AtomicInteger ended = new AtomicInteger();
        List<Task<?>> tasks = new ArrayList<>();

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> {
            try (var scope = TaskScope.open()) {
                CountDownLatch started = new CountDownLatch(100);
                for (int i = 0; i < 100; i++) {
                    tasks.add(scope.fork(() -> {
                        try {
                            started.countDown();
                            Blocked.untilInterrupted();
                        } finally {
                            Rival.jitter();
                            ended.incrementAndGet();
                        }
                    }));
                }
                started.await();
                throw new ArithmeticException("the block's own");
            }
        }).satisfies(failure -> assertThat(failure.getSuppressed()).singleElement()
                .isInstanceOf(IllegalStateException.class));

        assertThat(ended).hasValue(100);
        assertThat(tasks).extracting(Task::outcome).hasOnlyElementsOfType(Cancelled.class);
    }

    @Test
    void outcome_ofEachKind_saysHowItEnded() {
        IllegalStateException broke = new IllegalStateException("broke");
        try (var scope = TaskScope.builder().name("orders").failFast()) {
            Task<String> waiting = scope.fork(() -> {
                Blocked.untilInterrupted();
                return "";
            });
            Task<String> failing = scope.fork("pay", () -> {
                throw broke;
            });
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(scope::join).isSameAs(broke);

            CancelCause cause = new CancelCause.SiblingFailed("pay", broke);
            assertThat(failing.outcome()).isEqualTo(new Failed<>(broke));
            assertThat(waiting.outcome()).isEqualTo(new Cancelled<>(cause));
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(failing::result).isSameAs(broke);
            assertThatExceptionOfType(CancelledException.class).isThrownBy(waiting::result)
                    .extracting(CancelledException::cancelCause).isEqualTo(cause);
        }
    }
}
