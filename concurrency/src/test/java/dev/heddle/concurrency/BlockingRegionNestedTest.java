package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Regions, shields and contexts, one inside the other. */
class BlockingRegionNestedTest {

    private final CancellableContext context = Context.background().withCancel();
    private final CountingCanceller outer = new CountingCanceller();
    private final CountingCanceller inner = new CountingCanceller();

    @AfterEach
    void noInterruptIsLeft() {
        assertThat(Thread.interrupted()).isFalse();
    }

    private static void assertNotInterrupted() {
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private void inOuterRegion(Action<Exception> block) throws Exception {
        context.run(() -> BlockingRegion.run(outer, block));
    }

    private void inShield(Action<Exception> block) throws Exception {
        context.run(() -> BlockingRegion.shielded(() -> {
            block.run();
            return "";
        }));
    }

    @Test
    void innerRegion_cancelledInIt_failsWithoutTheOutersCanceller() {
        assertThatExceptionOfType(CancelledException.class)
                .isThrownBy(() -> inOuterRegion(() -> BlockingRegion.run(inner, () -> {
                    context.cancel("enough");
                    throw new IOException("statement cancelled");
                }))).havingCause().isInstanceOf(IOException.class);

        inner.assertCalls(1);
        outer.assertCalls(0);
    }

    @Test
    void innerRegion_cancelledInItButDone_wakesTheOuter() throws Exception {
        inOuterRegion(() -> {
            BlockingRegion.run(inner, () -> context.cancel("enough"));
            outer.await();
            assertNotInterrupted();
        });

        inner.assertCalls(1);
        outer.assertCalls(1);
    }

    @Test
    void innerRegion_cancelledAfterIt_wakesTheOuter() throws Exception {
        inOuterRegion(() -> {
            BlockingRegion.run(inner, () -> {});
            context.cancel("enough");
            outer.await();
        });

        inner.assertCalls(0);
        outer.assertCalls(1);
    }

    @Test
    void innerRegion_ofACancelledOuterOne_isNotRun() throws Exception {
        inOuterRegion(() -> {
            context.cancel("enough");
            assertThatExceptionOfType(CancelledException.class)
                    .isThrownBy(() -> BlockingRegion.run(inner, () -> {}));
        });

        inner.assertCalls(0);
        outer.assertCalls(1);
    }

    @Test
    void shield_cancelledInIt_isWokenByNothingAndInterruptedAfter() {
        context.run(() -> {
            BlockingRegion.shielded(() -> {
                context.cancel("enough");
                assertNotInterrupted();
                return "";
            });
            assertThat(Thread.currentThread().isInterrupted()).as("the cancel takes effect after it").isTrue();
        });
    }

    @Test
    void shield_cancelledBefore_isRunWithoutTheInterrupt() {
        context.run(() -> {
            context.cancel("enough");
            assertThat(BlockingRegion.<Boolean, RuntimeException>shielded(() -> Thread.currentThread().isInterrupted()))
                    .isFalse();
            assertThat(Thread.interrupted()).as("the interrupt is back").isTrue();
        });
    }

    @Test
    void shield_withoutAContext_isRun() {
        assertThat(BlockingRegion.<String, RuntimeException>shielded(() -> "result")).isEqualTo("result");
    }

    @Test
    void shield_blockThrows_throwsItAsItIs() {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> inShield(() -> {
            context.cancel("enough");
            throw new IOException("disk");
        })).withNoCause();
    }

    @Test
    void regionInAShield_isRunThoughCancelledAndNeverWoken() throws Exception {
        inShield(() -> {
            context.cancel("enough");
            BlockingRegion.run(inner, BlockingRegionNestedTest::assertNotInterrupted);
        });

        inner.assertCalls(0);
    }

    @Test
    void shieldInARegion_cancelledInIt_wakesTheRegionAfterIt() throws Exception {
        inOuterRegion(() -> {
            BlockingRegion.shielded(() -> {
                context.cancel("enough");
                outer.assertCalls(0);
                return "";
            });
            outer.await();
            assertNotInterrupted();
        });

        outer.assertCalls(1);
    }

    @Test
    void contextInARegion_cancelledWithTheOuter_isWokenByTheRegionsCanceller() {
        Context below = context.with(Context.Key.named("key"), "value");

        assertThatExceptionOfType(CancelledException.class)
                .isThrownBy(() -> inOuterRegion(() -> below.run(() -> {
                    context.cancel("enough");
                    assertNotInterrupted();
                    outer.await();
                    throw new IOException("statement cancelled");
                }))).havingCause().isInstanceOf(IOException.class);

        outer.assertCalls(1);
    }

    @Test
    void contextInARegion_cancelledAlone_isWokenByTheRegionsCanceller() throws Exception {
        context.run(() -> {
            assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> BlockingRegion.run(outer, () -> {
                try (CancellableContext timed = Context.current().withTimeout(Duration.ofMillis(10))) {
                    timed.run(() -> {
                        outer.await();
                        assertNotInterrupted();
                        throw new IOException("statement cancelled");
                    });
                }
            })).withMessage("deadline exceeded, the budget was PT0.01S");

            assertNotInterrupted();
            context.cancel("enough");
            assertThat(Thread.interrupted()).as("its own cancel is still to come").isTrue();
        });

        outer.assertCalls(1);
    }

    @Test
    void contextInARegion_outerCancelledAfterTheInner_isInterruptedAfterTheRegion() {
        context.run(() -> {
            BlockingRegion.run(outer, () -> {
                CancellableContext below = Context.current().withCancel();
                below.run(() -> below.cancel("the inner one"));
                context.cancel("the outer one");
                assertNotInterrupted();
            });
            assertThat(Thread.interrupted()).as("the canceller was not called for this").isTrue();
        });

        outer.assertCalls(1);
    }

    @Test
    void contextInAShield_cancelled_isNotInterrupted() throws Exception {
        inShield(() -> {
            CancellableContext below = Context.current().withCancel();
            below.run(() -> {
                below.cancel("enough");
                assertNotInterrupted();
                BlockingRegion.run(inner, () -> {});
            });
            assertNotInterrupted();
        });

        inner.assertCalls(0);
    }

    @Test
    void contextWithoutCancelInARegion_isNotWokenUntilItIsBack() throws Exception {
        inOuterRegion(() -> {
            context.withoutCancel().run(() -> {
                context.cancel("enough");
                BlockingRegion.run(inner, () -> {});
                outer.assertCalls(0);
            });
            outer.await();
            assertNotInterrupted();
        });

        inner.assertCalls(0);
        outer.assertCalls(1);
    }

    @Test
    void regionInAContextInARegion_isWokenItself() {
        assertThatExceptionOfType(CancelledException.class)
                .isThrownBy(() -> inOuterRegion(() -> context.withCancel().run(() -> BlockingRegion.run(inner, () -> {
                    context.cancel("enough");
                    throw new IOException("statement cancelled");
                }))));

        inner.assertCalls(1);
    }

    @Test
    void region_onAThreadOfItsOwn_hasNoContext() throws Exception {
        FutureTask<String> elsewhere = new FutureTask<>(() -> BlockingRegion.call(inner, () -> "result"));

        inOuterRegion(() -> {
            context.cancel("enough");
            Thread.ofVirtual().start(elsewhere).join();
        });

        assertThat(elsewhere.get()).isEqualTo("result");
        inner.assertCalls(0);
    }
}
