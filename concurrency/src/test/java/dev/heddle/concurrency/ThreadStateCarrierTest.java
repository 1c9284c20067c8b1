package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.concurrency.spi.ThreadStateCarrier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadStateCarrierTest {

    /** What a log keeps on the thread. */
    private static final ThreadLocal<@Nullable String> FIELD = new ThreadLocal<>();
    private static final Queue<String> STEPS = new ConcurrentLinkedQueue<>();

    private static volatile String failingStep = "";

    /** Carries the field; does nothing in the tests of others, where there is none. */
    public static class First implements ThreadStateCarrier {

        String name() {
            return "first";
        }

        @Override
        public @Nullable Captured capture() {
            String value = FIELD.get();
            if (value == null) {
                return null;
            }
            step("capture");
            return () -> install(value);
        }

        private Restorer install(String value) {
            step("install");
            String before = FIELD.get();
            FIELD.set(value);
            return () -> {
                FIELD.set(before);
                step("restore");
            };
        }

        private void step(String step) {
            STEPS.add(step + " " + name());
            if (failingStep.equals(step + " " + name())) {
                throw new IllegalStateException(failingStep);
            }
        }
    }

    /** Another one, to see the order. */
    public static final class Second extends First {

        @Override
        String name() {
            return "second";
        }
    }

    @AfterEach
    void clear() {
        FIELD.remove();
        STEPS.clear();
        failingStep = "";
    }

    @Test
    void fork_stateOnTheThread_travelsIntoTheTaskAndBack() {
        FIELD.set("alice");
        List<@Nullable String> seen = new ArrayList<>();
        try (var scope = TaskScope.open()) {
            scope.fork(() -> seen.add(FIELD.get()));
            FIELD.set("bob");
            scope.join();
        }

        assertThat(seen).containsExactly("alice");
        assertThat(FIELD.get()).isEqualTo("bob");
        assertThat(STEPS).containsExactly("capture first", "capture second", "install first", "install second",
                "restore second", "restore first");
    }

    @Test
    void fork_inATask_carriesTheTasksState() {
        FIELD.set("alice");
        try (var scope = TaskScope.open()) {
            Task<@Nullable String> inner = scope.fork(() -> {
                FIELD.set("carol");
                try (var below = TaskScope.open()) {
                    Task<@Nullable String> seen = below.fork(FIELD::get);
                    below.join();
                    return seen.result();
                }
            });
            scope.join();

            assertThat(inner.result()).isEqualTo("carol");
        }
    }

    @Test
    void fork_nothingToCarry_asksNobodyElse() {
        try (var scope = TaskScope.open()) {
            Task<@Nullable String> seen = scope.fork(FIELD::get);
            scope.join();

            assertThat(seen.result()).isNull();
            assertThat(STEPS).isEmpty();
        }
    }

    @Test
    void start_inAGroup_carriesTheStartersState() {
        FIELD.set("alice");
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        try (TaskGroup group = TaskGroup.open("server")) {
            group.start(() -> seen.add(String.valueOf(FIELD.get())));
            Eventually.until(() -> !seen.isEmpty());
        }

        assertThat(seen).containsExactly("alice");
    }

    @Test
    void fork_taskThrows_restoresAll() {
        FIELD.set("alice");
        try (var scope = TaskScope.open()) {
            scope.fork(() -> {
                throw new IllegalStateException("broke");
            });
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(scope::join).withMessage("broke");
        }

        assertThat(STEPS).contains("restore second", "restore first");
    }

    @Test
    void capture_throws_comesOutOfTheFork() {
        FIELD.set("alice");
        failingStep = "capture second";

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> {
            try (var scope = TaskScope.open()) {
                scope.fork(() -> {});
            }
        }).withMessage("capture second");
        assertThat(LiveTasks.count()).isZero();
        assertThat(LiveTasks.owners()).isEmpty();
    }

    @Test
    void install_throws_failsTheTaskAndRestoresWhatWasInstalled() {
        FIELD.set("alice");
        failingStep = "install second";
        List<String> ran = new ArrayList<>();
        try (var scope = TaskScope.open()) {
            scope.fork(() -> ran.add("block"));
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(scope::join)
                    .withMessage("install second");
        }

        assertThat(ran).isEmpty();
        assertThat(STEPS).contains("restore first").doesNotContain("restore second");
    }

    @Test
    void restore_throws_failsTheTaskAndRestoresTheOthers() {
        FIELD.set("alice");
        failingStep = "restore second";
        try (var scope = TaskScope.open()) {
            scope.fork(() -> "result");
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(scope::join)
                    .withMessage("restore second");
        }

        assertThat(STEPS).contains("restore first");
    }

    @Test
    void restore_throwsAfterTheTaskFailed_keepsTheTasksFailure() {
        FIELD.set("alice");
        failingStep = "restore second";
        try (var scope = TaskScope.open()) {
            scope.fork("read", () -> {
                throw new IOException("disk");
            });
            assertThatExceptionOfType(TaskFailedException.class).isThrownBy(scope::join)
                    .withMessage("Task 'read' failed: java.io.IOException: disk").havingCause()
                    .satisfies(failure -> assertThat(failure.getSuppressed()).extracting(Throwable::getMessage)
                            .containsExactly("restore second"));
        }
    }
}
