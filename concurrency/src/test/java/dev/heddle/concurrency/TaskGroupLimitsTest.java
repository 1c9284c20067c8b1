package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The waits of a group that end after a while. */
class TaskGroupLimitsTest {

    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofMinutes(2);

    private final TaskGroup group = TaskGroup.open("limits");
    private final CountDownLatch released = new CountDownLatch(1);
    private final BlockingQueue<Boolean> answers = new LinkedBlockingQueue<>();

    @AfterEach
    void release() {
        released.countDown();
        group.close();
    }

    @Test
    void await_noTask_isTrueAtOnce() {
        assertThat(group.await(Duration.ZERO)).isTrue();
    }

    @Test
    void await_taskThatGoesOn_isFalseAndCancelsNothing() {
        group.start(this::ignoreCancellation);

        assertThat(group.await(SHORT)).isFalse();

        assertThat(group.context().isCancelled()).isFalse();
    }

    @Test
    void await_taskThatEndsMeanwhile_isTrueAndTakesMore() {
        group.start(this::ignoreCancellation);
        Thread.startVirtualThread(() -> answers.add(group.await(LONG)));
        released.countDown();

        assertThat(answer()).isTrue();

        group.start(() -> answers.add(true));
        assertThat(answer()).isTrue();
    }

    @Test
    void await_interrupted_goesOnAndLeavesTheInterruptPending() {
        group.start(this::ignoreCancellation);
        Thread waiting = Thread.startVirtualThread(() -> {
            answers.add(group.await(LONG));
            answers.add(Thread.currentThread().isInterrupted());
        });
        waiting.interrupt();
        released.countDown();

        assertThat(List.of(answer(), answer())).containsExactly(true, true);
    }

    @Test
    void closeWithin_taskThatObeys_isTrueAndGone() {
        group.start(() -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(group.closeWithin(LONG)).isTrue();

        assertThat(LiveTasks.owners()).extracting(OpenOwner::name).doesNotContain("limits");
    }

    @Test
    void closeWithin_taskThatIgnoresIt_isFalseAndListedUntilItEnds() {
        group.start("stubborn", this::ignoreCancellation);

        assertThat(group.closeWithin(SHORT)).isFalse();

        assertThat(LiveTasks.list()).extracting(LiveTask::name).contains("stubborn");
        assertThat(group.context().isCancelled()).isTrue();
        assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> group.start(() -> {}));

        released.countDown();
        group.close();
        assertThat(LiveTasks.owners()).extracting(OpenOwner::name).doesNotContain("limits");
    }

    @Test
    void closeWithin_taskThatEndsLater_isForgottenWithoutAnotherClose() throws Exception {
        BlockingQueue<Thread> thread = new LinkedBlockingQueue<>();
        group.start(() -> {
            thread.add(Thread.currentThread());
            ignoreCancellation();
        });
        Thread runs = thread.take();
        assertThat(group.closeWithin(Duration.ZERO)).isFalse();

        released.countDown();
        runs.join();

        assertThat(LiveTasks.owners()).extracting(OpenOwner::name).doesNotContain("limits");
    }

    @Test
    void closeWithin_calledByATask_isFalseInsteadOfWaitingForever() {
        group.start(() -> answers.add(group.closeWithin(SHORT)));

        assertThat(answer()).isFalse();
    }

    @Test
    void limits_negative_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> group.await(Duration.ofNanos(-1)))
                .withMessage("limit must not be negative, actual: PT-0.000000001S");
        assertThatIllegalArgumentException().isThrownBy(() -> group.closeWithin(Duration.ofNanos(-1)));
        assertThat(group.context().isCancelled()).isFalse();
    }

    private boolean answer() {
        try {
            return answers.take();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void ignoreCancellation() {
        while (released.getCount() > 0) {
            try {
                released.await();
            } catch (InterruptedException _) {
                // that is what it is for
            }
        }
    }
}
