package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A cancel that comes when a block is about to be left is never felt after it. */
class ContextBindingRaceTest {

    private static final int TIMES = 5000;

    enum Block {
        SHORT, WAITING, NESTED, FREE, REGION, SHIELD, SCOPE;

        void run() throws InterruptedException {
            switch (this) {
                case SHORT -> Rival.jitter();
                case WAITING -> pause(50);
                case NESTED -> Context.current().withCancel().run(() -> pause(5));
                case FREE -> Context.current().withoutCancel().run(Rival::jitter);
                case REGION -> BlockingRegion.run(() -> {}, Rival::jitter);
                case SHIELD -> BlockingRegion.shielded(() -> {
                    Rival.jitter();
                    return "";
                });
                case SCOPE -> forkAndJoin();
            }
        }

        private static void forkAndJoin() {
            try (var scope = TaskScope.open()) {
                scope.fork(Rival::jitter);
                scope.join();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void call_leftWhileItIsCancelled_leavesNoInterruptBehind(Block block) {
        try (Rival rival = new Rival()) {
            for (int _ : Rival.times(TIMES)) {
                CancellableContext context = Context.background().withCancel();
                rival.start(() -> {
                    Rival.jitter();
                    context.cancel("enough");
                });
                runIn(context, block);
                assertUndisturbed();
                rival.await();
                assertThat(Thread.interrupted()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void call_leftWhileItIsCancelled_leavesNoInterruptOnAVirtualThread(Block block) throws Exception {
        FutureTask<Void> test = new FutureTask<>(() -> call_leftWhileItIsCancelled_leavesNoInterruptBehind(block),
                null);

        Thread.ofVirtual().start(test);

        test.get();
    }

    @ParameterizedTest
    @EnumSource
    void call_leftAtItsDeadline_leavesNoInterruptBehind(Block block) {
        for (int _ : Rival.times(TIMES / 4)) {
            Duration budget = Duration.ofNanos(ThreadLocalRandom.current().nextInt(200_000));
            try (CancellableContext context = Context.background().withTimeout(budget)) {
                runIn(context, block);
                assertUndisturbed();
            }
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    private static void runIn(Context context, Block block) {
        try {
            context.run(block::run);
        } catch (CancelledException _) {
            // as it should be
        } catch (InterruptedException e) {
            throw new AssertionError("nobody else interrupts", e);
        }
    }

    private static void assertUndisturbed() {
        try {
            pause(20);
        } catch (InterruptedException e) {
            throw new AssertionError("an interrupt came after the block", e);
        }
    }

    private static void pause(long micros) throws InterruptedException {
        var _ = new CountDownLatch(1).await(micros, TimeUnit.MICROSECONDS);
    }
}
