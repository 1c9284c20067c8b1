package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Interrupts by others and regions. */
class BlockingRegionInterruptTest {

    private final CancellableContext context = Context.background().withCancel();

    enum Kind {
        REGION, SHIELD;

        void run(Action<Exception> block) throws Exception {
            switch (this) {
                case REGION -> BlockingRegion.run(() -> {}, block);
                case SHIELD -> BlockingRegion.shielded(() -> {
                    block.run();
                    return "";
                });
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void interruptBefore_isHiddenInsideAndBackAfter(Kind kind) throws Exception {
        Thread.currentThread().interrupt();

        context.run(() -> kind.run(() -> assertThat(Thread.currentThread().isInterrupted()).isFalse()));

        assertThat(Thread.interrupted()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void interruptBefore_noContext_isHiddenInsideAndBackAfter(Kind kind) throws Exception {
        Thread.currentThread().interrupt();

        kind.run(() -> assertThat(Thread.currentThread().isInterrupted()).isFalse());

        assertThat(Thread.interrupted()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void interruptBefore_blockThrows_isBackAfter(Kind kind) {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> context.run(() -> kind.run(() -> {
            throw new IOException("disk");
        })));

        assertThat(Thread.interrupted()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void interruptBefore_nestedRegions_isBackAfterTheOuter(Kind kind) throws Exception {
        Thread.currentThread().interrupt();

        context.run(() -> kind.run(() -> {
            kind.run(() -> {});
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }));

        assertThat(Thread.interrupted()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void interruptInside_isKept(Kind kind) throws Exception {
        context.run(() -> kind.run(() -> Thread.currentThread().interrupt()));

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void interruptBefore_cancellerCalled_isBackAfter() {
        Thread.currentThread().interrupt();

        context.run(() -> BlockingRegion.run(() -> {}, () -> context.cancel("enough")));

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void interruptAfterARegionWhoseCancellerWasCalled_isKept() {
        context.run(() -> {
            BlockingRegion.run(() -> {}, () -> context.cancel("enough"));
            Thread.currentThread().interrupt();
        });

        assertThat(Thread.interrupted()).as("Heddle sent none").isTrue();
    }
}
