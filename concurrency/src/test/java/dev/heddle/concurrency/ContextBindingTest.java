package dev.heddle.concurrency;

import static dev.heddle.concurrency.Nothing.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.heddle.concurrency.CancelCause.CancelledByCaller;
import dev.heddle.concurrency.CancelCause.DeadlineExceeded;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ContextBindingTest {

    private final CancellableContext context = Context.background().withCancel();

    @AfterEach
    void noInterruptIsLeft() {
        assertThat(Thread.interrupted()).isFalse();
        assertThat(Context.current()).isSameAs(Context.background());
    }

    @Test
    void call_nested_isCurrentInsideOnly() {
        Context inner = context.with(Context.Key.named("key"), "value");

        String result = context.call(() -> {
            assertThat(Context.current()).isSameAs(context);
            inner.run(() -> assertThat(Context.current()).isSameAs(inner));
            assertThat(Context.current()).isSameAs(context);
            return "result";
        });

        assertThat(result).isEqualTo("result");
    }

    @Test
    void call_blockThrowsSomethingChecked_throwsItAsItIs() {
        IOException thrown = new IOException("disk");

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> context.run(() -> {
            throw thrown;
        })).isSameAs(thrown);
    }

    @Test
    void call_otherThread_doesNotInheritIt() throws Exception {
        FutureTask<Context> seen = new FutureTask<>(Context::current);

        context.run(() -> Thread.ofVirtual().start(seen).join());

        assertThat(seen.get()).isSameAs(Context.background());
    }

    @Test
    void call_cancelledBefore_doesNotRunTheBlock() {
        List<String> ran = new ArrayList<>();
        context.cancel("enough");

        assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> context.run(() -> ran.add("block")))
                .withMessage("cancelled: enough").withNoCause();
        assertThat(ran).isEmpty();
    }

    @Test
    void call_cancelledWhileBlocked_becomesACancelledException() {
        assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> context.run(() -> {
            Blocked.thenElsewhere(() -> context.cancel("enough"));
            Blocked.untilInterrupted();
        })).withCauseInstanceOf(InterruptedException.class).extracting(CancelledException::cancelCause)
                .isEqualTo(new CancelledByCaller("enough"));
    }

    @Test
    void call_deadlinePassesWhileBlocked_becomesACancelledException() {
        Duration budget = Duration.ofMillis(20);
        try (CancellableContext timed = Context.background().withTimeout(budget)) {
            assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> timed.run(Blocked::untilInterrupted))
                    .extracting(CancelledException::cancelCause).isEqualTo(new DeadlineExceeded(budget));
        }
    }

    @Test
    void call_parentOfParentCancelledWhileBlocked_isWoken() {
        Context below = context.withTimeout(Duration.ofHours(1)).with(Context.Key.named("key"), "value");

        assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> below.run(() -> {
            Blocked.thenElsewhere(() -> context.cancel("enough"));
            Blocked.untilInterrupted();
        }));
    }

    @Test
    void call_cancelledButTheBlockGoesOn_returnsItsResultAndLeavesNoInterrupt() {
        String result = context.call(() -> {
            context.cancel("enough");
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            return "done anyway";
        });

        assertThat(result).isEqualTo("done anyway");
    }

    @Test
    void call_cancelledAndTheBlockThrowsSomethingElse_throwsThat() {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> context.run(() -> {
            context.cancel("enough");
            throw new IOException("disk");
        }));
    }

    @Test
    void call_interruptIsTaken_isSentOnceOnly() {
        context.run(() -> {
            context.cancel("enough");
            assertThat(Thread.interrupted()).isTrue();
            context.withoutCancel().run(() -> {});
            assertThat(Thread.interrupted()).isFalse();
        });
    }

    @Test
    void call_interruptTakenAndSetAgain_endsWithTheBlock() {
        context.run(() -> {
            context.cancel("enough");
            assertThat(Thread.interrupted()).isTrue();
            Thread.currentThread().interrupt();
        });
    }

    @Test
    void call_interruptedByOthers_throwsTheirInterruptedException() {
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> context.run(() -> {
            Thread blocked = Thread.currentThread();
            Blocked.thenElsewhere(blocked::interrupt);
            Blocked.untilInterrupted();
        }));
    }

    @Test
    void call_interruptByOthersPending_isSeenInsideAndKept() {
        Thread.currentThread().interrupt();

        context.run(() -> context.withCancel().run(
                () -> assertThat(Thread.currentThread().isInterrupted()).isTrue()));

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void call_interruptByOthersMeanwhile_isKept() {
        context.run(() -> Thread.currentThread().interrupt());

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void call_withoutCancelInside_isNotWokenUntilItIsBack() {
        context.run(() -> {
            context.withoutCancel().run(() -> {
                context.cancel("enough");
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
            });
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        });
    }

    @Test
    void call_withoutCancelAfterTheInterrupt_doesNotSeeIt() {
        context.run(() -> {
            context.cancel("enough");
            context.withoutCancel().run(() -> assertThat(Thread.currentThread().isInterrupted()).isFalse());
            assertThat(Thread.interrupted()).isTrue();
        });
    }

    @Test
    void call_twoOnOneThread_outerIsWokenWhenTheInnerIsBack() {
        CancellableContext child = context.withCancel();

        context.run(() -> {
            assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> child.run(() -> {
                context.cancel("enough");
                Blocked.untilInterrupted();
            }));
            assertThat(Thread.currentThread().isInterrupted()).as("for the outer one").isTrue();
        });
    }

    @Test
    void call_innerContextCancelled_outerBlockIsLeftInPeace() {
        CancellableContext child = context.withCancel();

        context.run(() -> {
            child.run(() -> child.cancel("enough"));
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        });
    }

    @Test
    void call_sameContextOnManyThreads_wakesEach() throws Exception {
        List<FutureTask<Boolean>> blocks = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            FutureTask<Boolean> block = new FutureTask<>(() -> context.call(ContextBindingTest::isWoken));
            blocks.add(block);
            threads.add(Thread.ofVirtual().start(block));
        }
        threads.forEach(Eventually::untilBlocked);

        context.cancel("enough");

        for (FutureTask<Boolean> block : blocks) {
            assertThat(block.get()).isTrue();
        }
    }

    private static boolean isWoken() {
        try {
            Blocked.untilInterrupted();
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    @Test
    void call_scopeLeftOpenInside_isClosedAndSaidSo() {
        List<TaskScope<?, ?>> scopes = new ArrayList<>();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> context.run(() -> scopes.add(TaskScope.builder().name("orders").failFast())))
                .withMessage("scope 'orders' was still open where its block ended, and was closed:"
                        + " open scopes in try-with-resources");

        assertThat(scopes.getFirst().context().isCancelled()).isTrue();
    }

    @Test
    void call_scopeLeftOpenInAFailedBlock_keepsTheFailure() {
        IOException thrown = new IOException("disk");

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> context.run(() -> {
            TaskScope.open();
            throw thrown;
        })).satisfies(failure -> assertThat(failure.getSuppressed())
                .singleElement().isInstanceOf(IllegalStateException.class));
    }

    @Test
    void call_scopeOfTheOuterBlockOpen_staysOpen() {
        try (var scope = TaskScope.open()) {
            context.run(() -> assertThat(scope.name()).isEqualTo("scope"));
            scope.fork(() -> {});
            scope.join();
        }
    }

    @Test
    void call_null_isNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> context.call(Nothing.<ScopedValue.CallableOp<String, RuntimeException>>nothing()))
                .withMessage("block is null");
        assertThatNullPointerException()
                .isThrownBy(() -> context.run(Nothing.<Action<RuntimeException>>nothing()))
                .withMessage("block is null");
        assertThatNullPointerException().isThrownBy(() -> new CancelledException(nothing()))
                .withMessage("cancelCause is null");
    }
}
