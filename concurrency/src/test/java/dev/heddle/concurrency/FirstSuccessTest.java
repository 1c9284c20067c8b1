package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.heddle.concurrency.CancelCause.CancelledByCaller;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FirstSuccessTest {

    @Test
    void join_oneSucceeds_returnsItAndCancelsTheOthers() {
        try (TaskScope<String, String> scope = TaskScope.firstSuccess()) {
            CountDownLatch blocked = new CountDownLatch(1);
            Task<String> slow = scope.fork(() -> {
                blocked.countDown();
                Blocked.untilInterrupted();
                return "slow";
            });
            scope.fork("fast", () -> {
                blocked.await();
                return "fast";
            });

            assertThat(scope.join()).isEqualTo("fast");
            assertThat(scope.join()).isEqualTo("fast");
            assertThat(slow.outcome())
                    .isEqualTo(new Outcome.Cancelled<>(new CancelledByCaller("task 'fast' succeeded first")));
        }
    }

    @Test
    void join_failuresBeforeTheSuccess_areForgotten() {
        try (TaskScope<String, String> scope = TaskScope.firstSuccess()) {
            Task<String> failing = scope.fork(() -> {
                throw new IOException("disk");
            });
            Eventually.until(() -> LiveTasks.count() == 0);
            scope.fork(() -> "late");

            assertThat(scope.join()).isEqualTo("late");
            assertThat(failing.outcome()).isInstanceOf(Outcome.Failed.class);
        }
    }

    @Test
    void join_nullIsASuccess() {
        try (TaskScope<@Nullable String, @Nullable String> scope = TaskScope.firstSuccess()) {
            scope.fork(() -> (String) null);

            assertThat(scope.join()).isNull();
        }
    }

    @Test
    void join_severalSucceed_returnsOneOfThem() {
        for (int i = 0; i < 500; i++) {
            try (TaskScope<Integer, Integer> scope = TaskScope.firstSuccess()) {
                Task<Integer> one = scope.fork(() -> 1);
                Task<Integer> two = scope.fork(() -> 2);

                int result = scope.join();

                assertThat((result == 1 ? one : two).result()).isEqualTo(result);
            }
        }
    }

    @Test
    void join_allFail_throwsTheFirstWithTheOthersSuppressed() {
        IllegalStateException first = new IllegalStateException("first");
        IOException second = new IOException("second");
        AssertionError third = new AssertionError("third");
        try (TaskScope<String, String> scope = TaskScope.firstSuccess()) {
            for (Throwable failure : new Throwable[]{first, second, third}) {
                scope.fork(() -> {
                    switch (failure) {
                        case Exception exception -> throw exception;
                        default -> throw (Error) failure;
                    }
                });
                Eventually.until(() -> LiveTasks.count() == 0);
            }

            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(scope::join).isSameAs(first);
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(scope::join).isSameAs(first);
            assertThat(first.getSuppressed()).containsExactly(second, third);
        }
    }

    @Test
    void join_allFailChecked_throwsTheFirstAsTheCause() {
        try (TaskScope<String, String> scope = TaskScope.firstSuccess()) {
            scope.fork("read", () -> {
                throw new IOException("disk");
            });

            assertThatExceptionOfType(TaskFailedException.class).isThrownBy(scope::join)
                    .withMessage("Task 'read' failed: java.io.IOException: disk");
        }
    }

    @Test
    void join_noTasks_saysWhatToDo() {
        try (TaskScope<String, String> scope = TaskScope.builder().name("mirrors").firstSuccess()) {
            assertThatIllegalStateException().isThrownBy(scope::join)
                    .withMessage("scope 'mirrors' has no task that could succeed: fork some before join");
        }
    }

    @Test
    void fork_afterTheSuccess_isATaskThatWasCancelled() {
        AtomicBoolean started = new AtomicBoolean();
        try (TaskScope<String, String> scope = TaskScope.firstSuccess()) {
            scope.fork(() -> "fast");
            Eventually.until(() -> scope.context().isCancelled());

            Task<String> late = scope.fork("late", () -> {
                started.set(true);
                return "late";
            });

            assertThat(scope.join()).isEqualTo("fast");
            assertThat(late.outcome()).isInstanceOf(Outcome.Cancelled.class);
            assertThat(late.name()).isEqualTo("late");
            assertThat(started).isFalse();
        }
    }

    @Test
    void join_parentCancelled_throwsThatWithTheFailuresSuppressedEachTime() {
        CancellableContext parent = Context.background().withCancel();
        IOException failure = new IOException("disk");
        parent.run(() -> {
            try (TaskScope<String, String> scope = TaskScope.firstSuccess()) {
                scope.fork(() -> {
                    throw failure;
                });
                scope.fork(() -> {
                    Blocked.untilInterrupted();
                    return "";
                });
                Eventually.until(() -> LiveTasks.count() == 1);
                parent.cancel("enough");

                for (int i = 0; i < 2; i++) {
                    assertThatExceptionOfType(CancelledException.class).isThrownBy(scope::join)
                            .withMessage("cancelled: enough")
                            .satisfies(thrown -> assertThat(thrown.getSuppressed()).containsExactly(failure));
                }
            }
        });
    }

    @Test
    void join_parentCancelledButOneSucceeds_returnsIt() throws InterruptedException {
        CancellableContext parent = Context.background().withCancel();
        parent.run(() -> {
            try (TaskScope<String, String> scope = TaskScope.firstSuccess()) {
                CountDownLatch started = new CountDownLatch(1);
                scope.fork(() -> {
                    started.countDown();
                    Blocked.untilInterruptedButGoOn();
                    return "anyway";
                });
                started.await();
                parent.cancel("enough");

                assertThat(scope.join()).isEqualTo("anyway");
            }
        });
    }
}
