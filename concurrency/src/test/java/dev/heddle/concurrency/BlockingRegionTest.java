package dev.heddle.concurrency;

import static dev.heddle.concurrency.Nothing.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlockingRegionTest {

    private final CancellableContext context = Context.background().withCancel();
    private final CountingCanceller canceller = new CountingCanceller();

    @AfterEach
    void noInterruptIsLeft() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void call_notCancelled_returnsTheResult() {
        String result = context.call(() -> BlockingRegion.call(canceller, () -> "rows"));

        assertThat(result).isEqualTo("rows");
        canceller.assertCalls(0);
    }

    @Test
    void call_blockThrows_throwsItAsItIs() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> context.run(() -> BlockingRegion.run(canceller, () -> {
                    throw new IOException("disk");
                }))).withNoCause();
    }

    @Test
    void call_withoutAContext_runsTheBlock() {
        assertThat(BlockingRegion.<String, RuntimeException>call(canceller, () -> "rows")).isEqualTo("rows");
    }

    @Test
    void call_cancelledBefore_doesNotRunTheBlock() {
        AtomicBoolean ran = new AtomicBoolean();

        context.run(() -> {
            context.cancel("enough");
            assertThatExceptionOfType(CancelledException.class)
                    .isThrownBy(() -> BlockingRegion.run(canceller, () -> ran.set(true)))
                    .withMessage("cancelled: enough").withNoCause();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        });

        assertThat(ran).isFalse();
        canceller.assertCalls(0);
    }

    @Test
    void call_cancelledInside_isWokenByTheCancellerInsteadOfAnInterrupt() {
        assertThatExceptionOfType(CancelledException.class)
                .isThrownBy(() -> context.run(() -> BlockingRegion.run(canceller, () -> {
                    context.cancel("enough");
                    canceller.await();
                    assertThat(Thread.currentThread().isInterrupted()).isFalse();
                    throw new IOException("statement cancelled");
                }))).withMessage("cancelled: enough").havingCause().isInstanceOf(IOException.class);

        canceller.assertCalls(1);
        assertThat(canceller.thread()).isNotSameAs(Thread.currentThread());
    }

    @Test
    void call_deadlinePassesInside_isWokenByTheCanceller() {
        try (CancellableContext timed = Context.background().withTimeout(Duration.ofMillis(20))) {
            assertThatExceptionOfType(CancelledException.class)
                    .isThrownBy(() -> timed.run(() -> BlockingRegion.run(canceller, () -> {
                        canceller.await();
                        throw new IOException("statement cancelled");
                    }))).withMessage("deadline exceeded, the budget was PT0.02S");
        }
    }

    @Test
    void call_cancelledButTheBlockReturns_hasItsResultAndNoInterrupt() {
        context.run(() -> {
            String result = BlockingRegion.call(canceller, () -> {
                context.cancel("enough");
                return "rows";
            });
            assertThat(result).isEqualTo("rows");
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        });

        canceller.assertCalls(1);
    }

    @Test
    void call_cancelledAndTheBlockThrowsAnError_throwsTheError() {
        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> context.run(() -> BlockingRegion.run(canceller, () -> {
                    context.cancel("enough");
                    throw new StackOverflowError();
                })));
    }

    @Test
    void call_cancelledAndTheBlockGivesUpBySelf_throwsThatCancelledException() {
        assertThatExceptionOfType(CancelledException.class)
                .isThrownBy(() -> context.run(() -> BlockingRegion.run(canceller, () -> {
                    context.cancel("enough");
                    context.throwIfCancelled();
                }))).withNoCause();
    }

    @Test
    void call_cancellerThrows_goesToTheUncaughtHandler() {
        try (UncaughtProbe uncaught = new UncaughtProbe()) {
            context.run(() -> BlockingRegion.run(() -> {
                throw new IOException("no connection");
            }, () -> context.cancel("enough")));

            assertThat(uncaught.caught()).singleElement().isInstanceOf(IOException.class);
        }
    }

    @Test
    void call_cancellerInterruptsTheThread_leavesNoInterrupt() {
        Thread self = Thread.currentThread();

        context.run(() -> {
            BlockingRegion.run(self::interrupt, () -> context.cancel("enough"));
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        });
    }

    @Test
    void call_cancellerStillRuns_isNotLeft() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicBoolean left = new AtomicBoolean();
        FutureTask<Void> block = new FutureTask<>(() -> {
            context.run(() -> BlockingRegion.run(release::await, () -> context.cancel("enough")));
            left.set(true);
        }, null);

        Thread thread = Thread.ofVirtual().start(block);
        Eventually.untilBlocked(thread);
        thread.interrupt();
        Eventually.until(() -> !thread.isInterrupted());
        Eventually.untilBlocked(thread);
        assertThat(left).isFalse();
        release.countDown();

        block.get();
        assertThat(left).isTrue();
    }

    @Test
    void call_cancelledAfterIt_isInterruptedAsUsual() {
        context.run(() -> {
            BlockingRegion.run(canceller, () -> {});
            context.cancel("enough");
            assertThat(Thread.interrupted()).isTrue();
        });

        canceller.assertCalls(0);
    }

    @Test
    void call_canceller_inheritsNothingOfWhoCancels() {
        InheritableThreadLocal<String> user = new InheritableThreadLocal<>();
        user.set("alice");
        AtomicBoolean inherited = new AtomicBoolean();

        context.run(() -> BlockingRegion.run(() -> inherited.set(user.get() != null), () -> context.cancel("enough")));

        assertThat(inherited).isFalse();
    }

    @Test
    void call_inATaskOfAFailedScope_isWokenByTheCanceller() {
        try (var scope = TaskScope.open()) {
            CountDownLatch inside = new CountDownLatch(1);
            Task<?> victim = scope.fork(() -> BlockingRegion.run(canceller, () -> {
                inside.countDown();
                canceller.await();
                throw new IOException("statement cancelled");
            }));
            scope.fork(() -> {
                inside.await();
                throw new IllegalStateException("broke");
            });
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(scope::join).withMessage("broke");

            assertThat(victim.outcome()).isInstanceOf(Outcome.Cancelled.class);
            canceller.assertCalls(1);
        }
    }

    @Test
    void nullArguments_areNamed() {
        assertThatNullPointerException().isThrownBy(() -> BlockingRegion.run(nothing(), () -> {}))
                .withMessage("canceller is null");
        assertThatNullPointerException()
                .isThrownBy(() -> BlockingRegion.run(canceller, Nothing.<Action<RuntimeException>>nothing()))
                .withMessage("block is null");
        assertThatNullPointerException()
                .isThrownBy(() -> BlockingRegion
                        .call(canceller, Nothing.<ScopedValue.CallableOp<String, RuntimeException>>nothing()))
                .withMessage("block is null");
        assertThatNullPointerException()
                .isThrownBy(() -> BlockingRegion
                        .shielded(Nothing.<ScopedValue.CallableOp<String, RuntimeException>>nothing()))
                .withMessage("block is null");
    }
}
