package dev.heddle.concurrency;

import static dev.heddle.concurrency.Nothing.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskScopeMisuseTest {

    @AfterEach
    void nothingIsLeftOpen() {
        assertThat(LiveTasks.owners()).isEmpty();
        assertThat(LiveTasks.count()).isZero();
    }

    private static TaskScope<@Nullable Object, @Nullable Void> open(String name) {
        return TaskScope.builder().name(name).failFast();
    }

    @Test
    void fork_afterJoin_saysWhatToDo() {
        try (var scope = open("orders")) {
            scope.join();

            assertThatIllegalStateException().isThrownBy(() -> scope.fork(() -> {})).withMessage(
                    "scope 'orders' was joined and takes no more tasks: open another scope for them");
        }
    }

    @Test
    void forkAndJoin_afterClose_sayWhatToDo() {
        var scope = open("orders");
        scope.close();

        assertThatIllegalStateException().isThrownBy(() -> scope.fork(() -> {})).withMessage(
                "scope 'orders' was closed and takes no more tasks: open another scope for them");
        assertThatIllegalStateException().isThrownBy(scope::join)
                .withMessage("scope 'orders' is closed: call join inside its block");
    }

    @Test
    void close_withoutJoin_saysWhatToDo() {
        assertThatIllegalStateException().isThrownBy(() -> {
            try (var scope = open("orders")) {
                scope.fork(Blocked::untilInterrupted);
            }
        }).withMessage("scope 'orders' was left without a join, its tasks were cancelled:"
                + " call join() at the end of the block");
    }

    @Test
    void close_withoutForkAndJoin_isFine() {
        try (var scope = open("orders")) {
            assertThat(scope.context().isCancelled()).isFalse();
        }
    }

    @Test
    void everyMethod_onAnotherThread_saysWhoseItIs() throws Exception {
        try (var scope = open("orders")) {
            for (Action<Exception> call : misuses(scope)) {
                assertThatExceptionOfType(WrongThreadException.class).isThrownBy(() -> onAnotherThread(call))
                        .withMessageContaining("scope 'orders' belongs to " + Thread.currentThread())
                        .withMessageEndingWith("let a task open a scope of its own");
            }
            assertThat(onAnotherThread(scope::name)).isEqualTo("orders");
            assertThat(onAnotherThread(scope::context)).isSameAs(scope.context());
        }
    }

    private static List<Action<Exception>> misuses(TaskScope<@Nullable Object, ?> scope) {
        return List.of(() -> scope.fork(() -> {}), () -> scope.fork(() -> ""), () -> scope.fork("name", () -> {}),
                () -> scope.fork("name", () -> ""), scope::join, scope::close);
    }

    private static void onAnotherThread(Action<Exception> call) throws Exception {
        onAnotherThread(() -> {
            call.run();
            return "";
        });
    }

    private static <T> T onAnotherThread(Callable<T> call) throws Exception {
        FutureTask<T> task = new FutureTask<>(call);
        Thread.ofVirtual().start(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception exception ? exception : e;
        }
    }

    @Test
    void fork_fromATaskOfTheScope_failsThatTask() {
        try (var scope = open("orders")) {
            scope.fork(() -> scope.fork(() -> {}));

            assertThatExceptionOfType(WrongThreadException.class).isThrownBy(scope::join)
                    .withMessageStartingWith("fork was called by VirtualThread");
        }
    }

    @Test
    void results_beforeJoin_sayWhatToDo() {
        try (var scope = open("orders")) {
            Task<String> task = scope.fork(() -> "text");
            Eventually.until(() -> LiveTasks.count() == 0);

            assertThatIllegalStateException().isThrownBy(task::result)
                    .withMessage("task 'orders-1' may not have ended yet: call join() on its scope first");
            assertThatIllegalStateException().isThrownBy(task::outcome)
                    .withMessage("task 'orders-1' may not have ended yet: call join() on its scope first");
            scope.join();
        }
    }

    @Test
    void close_outerBeforeInner_closesBothAndSaysSo() {
        var outer = open("outer");
        var middle = open("middle");
        var inner = open("inner");
        Task<?> task = inner.fork(Blocked::untilInterrupted);

        assertThatIllegalStateException().isThrownBy(outer::close)
                .withMessage("scope 'inner', 'middle' was still open where its block ended, and was closed:"
                        + " open scopes in try-with-resources");

        assertThat(task.outcome()).isInstanceOf(Outcome.Cancelled.class);
        inner.close();
        middle.close();
        assertThatIllegalStateException().isThrownBy(() -> middle.fork(() -> {}));
    }

    @Test
    void scope_leftOpenInATask_failsTheTask() {
        try (var scope = open("orders")) {
            scope.fork(() -> open("left").fork(Blocked::untilInterrupted));

            assertThatIllegalStateException().isThrownBy(scope::join)
                    .withMessageStartingWith("scope 'left' was still open where its block ended");
        }
    }

    @Test
    void scope_leftOpenInATaskThatFails_isAddedToItsFailure() {
        try (var scope = open("orders")) {
            scope.fork(() -> {
                open("left");
                throw new ArithmeticException();
            });

            assertThatExceptionOfType(ArithmeticException.class).isThrownBy(scope::join)
                    .satisfies(thrown -> assertThat(thrown.getSuppressed()).singleElement()
                            .isInstanceOf(IllegalStateException.class));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void limit_lessThanOne_saysSo(int limit) {
        assertThatIllegalArgumentException().isThrownBy(() -> TaskScope.builder().limit(limit))
                .withMessage("limit must be at least 1, actual: " + limit);
    }

    @Test
    void nullArguments_areNamedAndStartNothing() {
        try (var scope = open("orders")) {
            assertThatNullPointerException().isThrownBy(() -> scope.fork(Nothing.<Callable<String>>nothing()))
                    .withMessage("body is null");
            assertThatNullPointerException().isThrownBy(() -> scope.fork("name", Nothing.<Callable<String>>nothing()))
                    .withMessage("body is null");
            assertThatNullPointerException().isThrownBy(() -> scope.fork(Nothing.<Action<Exception>>nothing()))
                    .withMessage("body is null");
            assertThatNullPointerException().isThrownBy(() -> scope.fork("name", Nothing.<Action<Exception>>nothing()))
                    .withMessage("body is null");
            assertThatNullPointerException().isThrownBy(() -> scope.fork(nothing(), () -> {}))
                    .withMessage("name is null");
        }
        assertThatNullPointerException().isThrownBy(() -> TaskScope.builder().name(nothing()))
                .withMessage("name is null");
    }
}
