package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class FailFastTest {

    static final List<Supplier<Throwable>> UNCHECKED = List.of(() -> new IllegalStateException("broke"),
            () -> new AssertionError("broke"), () -> new StackOverflowError("broke"),
            () -> new OutOfMemoryError("broke"),
            () -> new LinkageError("broke"));

    /** An exception of a library that switched suppression off. */
    private static final class Stubborn extends RuntimeException {

        Stubborn() {
            super("stubborn", null, false, false);
        }
    }

    @ParameterizedTest
    @FieldSource("UNCHECKED")
    void join_taskThrowsSomethingUnchecked_throwsItAsItIs(Supplier<Throwable> kind) {
        Throwable failure = kind.get();

        assertThat(catchThrowable(() -> failWith(failure))).isSameAs(failure);
    }

    private static void failWith(Throwable... failures) {
        try (var scope = TaskScope.builder().name("orders").failFast()) {
            for (Throwable failure : failures) {
                scope.fork(() -> FailFastTest.<Error>throwAnything(failure));
            }
            scope.join();
        }
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> void throwAnything(Throwable thrown) throws X {
        throw (X) thrown;
    }

    @Test
    void join_taskThrowsSomethingChecked_throwsItAsTheCause() {
        IOException failure = new IOException("disk");

        assertThatExceptionOfType(TaskFailedException.class).isThrownBy(() -> failWith(failure))
                .withMessage("Task 'orders-1' failed: java.io.IOException: disk").havingCause().isSameAs(failure);
    }

    @Test
    void join_taskThrowsAThrowableOfItsOwn_throwsItAsTheCause() {
        Throwable failure = new Throwable("neither");

        assertThatExceptionOfType(TaskFailedException.class).isThrownBy(() -> failWith(failure))
                .havingCause().isSameAs(failure);
    }

    @Test
    void join_aRealStackOverflow_isThrown() {
        assertThatExceptionOfType(StackOverflowError.class).isThrownBy(() -> {
            try (var scope = TaskScope.open()) {
                scope.fork(() -> deeper(0));
                scope.join();
            }
        });
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int deeper(int depth) {
        return deeper(depth + 1) + 1;
    }

    @Test
    void join_oneFails_cancelsTheOthersAndSuppressesWhatTheyThrowThen() {
        IllegalStateException first = new IllegalStateException("first");
        IOException cleanup = new IOException("while giving up");
        try (var scope = TaskScope.open()) {
            CountDownLatch blocked = new CountDownLatch(2);
            scope.fork(() -> blockThenThrow(blocked, cleanup));
            scope.fork(() -> blockThenThrow(blocked, null));
            scope.fork(() -> {
                blocked.await();
                throw first;
            });

            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(scope::join).isSameAs(first);
            assertThat(first.getSuppressed()).containsExactly(cleanup);

            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(scope::join).isSameAs(first);
            assertThat(first.getSuppressed()).as("nothing twice").containsExactly(cleanup);
        }
    }

    private static void blockThenThrow(CountDownLatch blocked, @Nullable IOException thrown) throws Exception {
        try {
            blocked.countDown();
            Blocked.untilInterrupted();
        } catch (InterruptedException e) {
            throw thrown == null ? e : thrown;
        }
    }

    @Test
    void join_twoThrowTheSameObject_doesNotSuppressItself() {
        IllegalStateException shared = new IllegalStateException("shared");

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> failTogether(shared, shared))
                .isSameAs(shared);
        assertThat(shared.getSuppressed()).isEmpty();
    }

    @Test
    void join_suppressionIsSwitchedOff_throwsTheFirst() {
        assertThatExceptionOfType(Stubborn.class).isThrownBy(() -> failTogether(new Stubborn(), new Stubborn()));
    }

    @Test
    void join_manyFailTogether_losesNone() {
        for (int i = 0; i < 500; i++) {
            RuntimeException[] failures = {new RuntimeException(), new RuntimeException(), new RuntimeException(),
                new RuntimeException()};

            Throwable thrown = catchThrowable(() -> failTogether(failures));

            List<Throwable> all = new ArrayList<>(List.of(thrown.getSuppressed()));
            all.add(thrown);
            assertThat(all).containsExactlyInAnyOrder(failures);
        }
    }

    /** All tasks are past the point where a cancel would keep them from failing. */
    private static void failTogether(RuntimeException... failures) {
        Phaser ready = new Phaser(failures.length);
        try (var scope = TaskScope.open()) {
            for (RuntimeException failure : failures) {
                scope.fork(() -> {
                    ready.arriveAndAwaitAdvance();
                    throw failure;
                });
            }
            scope.join();
        }
    }

    @Test
    void join_taskThrowsACancelledExceptionOfItsOwn_isAFailure() {
        try (var scope = TaskScope.open()) {
            scope.fork(() -> {
                try (CancellableContext own = Context.current().withTimeout(Duration.ZERO)) {
                    own.throwIfCancelled();
                }
            });

            assertThatExceptionOfType(CancelledException.class).isThrownBy(scope::join)
                    .withMessage("deadline exceeded, the budget was PT0S");
            assertThat(scope.context().cancelCause().orElseThrow()).isInstanceOf(CancelCause.SiblingFailed.class);
        }
    }

    @Test
    void join_taskInterruptedByOthers_isAFailure() {
        try (var scope = TaskScope.open()) {
            scope.fork(() -> {
                Thread.currentThread().interrupt();
                Blocked.untilInterrupted();
            });

            assertThatExceptionOfType(TaskFailedException.class).isThrownBy(scope::join)
                    .withCauseInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void join_taskIgnoresTheCancel_waitsForIt() {
        AtomicBoolean ended = new AtomicBoolean();
        try (var scope = TaskScope.open()) {
            CountDownLatch started = new CountDownLatch(1);
            Task<String> stubborn = scope.fork(() -> {
                started.countDown();
                Blocked.untilInterruptedButGoOn();
                Rival.jitter();
                ended.set(true);
                return "done anyway";
            });
            scope.fork(() -> {
                started.await();
                throw new IllegalStateException("broke");
            });

            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(scope::join);
            assertThat(ended).isTrue();
            assertThat(stubborn.result()).isEqualTo("done anyway");
        }
    }

    @Test
    void fork_afterAFailure_throwsItAndStartsNothing() {
        IllegalStateException broke = new IllegalStateException("broke");
        AtomicBoolean started = new AtomicBoolean();

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> {
            try (var scope = TaskScope.open()) {
                scope.fork(() -> {
                    throw broke;
                });
                Eventually.until(() -> scope.context().isCancelled());
                scope.fork(() -> started.set(true));
            }
        }).isSameAs(broke);

        assertThat(started).isFalse();
        assertThat(broke.getSuppressed()).as("a join is not missed after that").isEmpty();
    }

    @Test
    void join_parentCancelledAndATaskFails_throwsTheCancelWithTheFailureSuppressedEachTime()
            throws InterruptedException {
        CancellableContext parent = Context.background().withCancel();
        IOException cleanup = new IOException("while giving up");
        parent.run(() -> {
            try (var scope = TaskScope.open()) {
                forkAndAwaitStart(scope, cleanup);
                parent.cancel("enough");

                for (int i = 0; i < 2; i++) {
                    assertThatExceptionOfType(CancelledException.class).isThrownBy(scope::join)
                            .withMessage("cancelled: enough")
                            .satisfies(thrown -> assertThat(thrown.getSuppressed()).containsExactly(cleanup));
                }
            }
        });
    }

    @Test
    void close_blockFailedBeforeJoin_suppressesWhatTheTasksThrew() {
        IOException cleanup = new IOException("while giving up");

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> {
            try (var scope = TaskScope.open()) {
                forkAndAwaitStart(scope, cleanup);
                throw new ArithmeticException("the block's own");
            }
        }).satisfies(own -> assertThat(own.getSuppressed()).singleElement().satisfies(
                forgotten -> assertThat(forgotten.getSuppressed()).containsExactly(cleanup)));
    }

    /** Once it has started, it is not kept from throwing by a cancel. */
    private static void forkAndAwaitStart(TaskScope<?, ?> scope, IOException thrown) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        scope.fork(() -> {
            started.countDown();
            Blocked.untilInterruptedButGoOn();
            throw thrown;
        });
        started.await();
    }

    @Test
    void close_failedAndNotJoined_suppressesTheFailure() {
        IOException failure = new IOException("disk");

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> {
            try (var scope = TaskScope.open()) {
                scope.fork(() -> {
                    throw failure;
                });
                Eventually.until(() -> scope.context().isCancelled());
            }
        }).satisfies(forgotten -> assertThat(forgotten.getSuppressed()).containsExactly(failure));
    }

    @Test
    void fork_throwsTheFailure_whatOthersThrowLaterIsSuppressed() {
        IllegalStateException broke = new IllegalStateException("broke");
        IOException cleanup = new IOException("while giving up");
        CountDownLatch thrown = new CountDownLatch(1);

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> {
            try (var scope = TaskScope.open()) {
                CountDownLatch blocked = new CountDownLatch(1);
                scope.fork(() -> {
                    try {
                        blockThenThrow(blocked, cleanup);
                    } finally {
                        thrown.await();
                    }
                });
                scope.fork(() -> {
                    blocked.await();
                    throw broke;
                });
                Eventually.until(() -> scope.context().isCancelled());
                try {
                    scope.fork(() -> {});
                } finally {
                    thrown.countDown();
                }
            }
        }).isSameAs(broke);

        assertThat(broke.getSuppressed()).containsExactly(cleanup);
    }
}
