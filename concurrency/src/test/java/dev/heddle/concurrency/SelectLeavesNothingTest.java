package dev.heddle.concurrency;

import static dev.heddle.concurrency.Select.done;
import static dev.heddle.concurrency.Select.receive;
import static dev.heddle.concurrency.Select.select;
import static dev.heddle.concurrency.Select.timeout;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.softwaremill.jox.Channel;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A select that has waited leaves nothing in the timer and in the contexts, however it ended. */
class SelectLeavesNothingTest {

    private final Channel<String> orders = Channel.newBufferedChannel(8);
    private final CancellableContext other = Context.background().withCancel();
    private final CancellableContext current = Context.background().withCancel();
    private int timersBefore;

    @BeforeEach
    void countTimers() throws Exception {
        timersBefore = timers();
    }

    @AfterEach
    void endWhatStillWaits() {
        current.cancel("the test is over");
    }

    @Test
    void select_waits_oneTimerAndOneListener() throws Exception {
        selecting();

        assertThat(timers()).isEqualTo(timersBefore + 1);
        assertThat(listenersOf(other)).isEqualTo(1);
    }

    @Test
    void select_valueCame_nothingIsLeft() throws Exception {
        Running<String> selecting = selecting();

        orders.send("7");

        assertThat(selecting.result()).isEqualTo("7");
        assertNothingIsLeft();
    }

    @Test
    void select_functionThrew_nothingIsLeft() throws Exception {
        Running<String> selecting = Running.<String>start(() -> select(
                receive(orders, _ -> {
                    throw new IllegalStateException("from the function");
                }),
                done(other, CancelCause::message),
                timeout(Duration.ofHours(1), () -> "late"))).untilItWaits();

        orders.send("7");

        assertThat(selecting.failure()).hasMessage("from the function");
        assertNothingIsLeft();
    }

    @Test
    void select_functionRuns_nothingIsLeftAlready() throws Exception {
        Running<Integer> selecting = Running.<Integer>start(() -> select(
                receive(orders, _ -> timersUnchecked()),
                timeout(Duration.ofHours(1), () -> -1))).untilItWaits();

        orders.send("7");

        assertThat(selecting.result()).isEqualTo(timersBefore);
    }

    @Test
    void select_channelGotInError_nothingIsLeft() throws Exception {
        Running<String> selecting = selecting();

        orders.error(new IllegalStateException("broken"));

        assertThat(selecting.failure()).hasRootCauseMessage("broken");
        assertNothingIsLeft();
    }

    @Test
    void select_wasCancelled_nothingIsLeft() throws Exception {
        Running<String> selecting = selecting();

        current.cancel("enough");

        assertThat(selecting.failure()).isInstanceOf(CancelledException.class);
        assertNothingIsLeft();
    }

    @Test
    void select_somethingIsReady_noTimerIsSet() throws Exception {
        orders.send("7");

        int timers = select(
                receive(orders, _ -> timersUnchecked()),
                timeout(Duration.ofHours(1), () -> -1));

        assertThat(timers).isEqualTo(timersBefore);
    }

    private Running<String> selecting() {
        return Running.<String>start(() -> current.call(() -> select(
                receive(orders),
                done(other, CancelCause::message),
                timeout(Duration.ofHours(1), () -> "late")))).untilItWaits();
    }

    private void assertNothingIsLeft() throws Exception {
        assertThat(timers()).isEqualTo(timersBefore);
        assertThat(listenersOf(other)).isZero();
    }

    private static int listenersOf(CancellableContext context) {
        return requireNonNull(context.mark(new CancelCause.ShuttingDown())).size();
    }

    private static int timersUnchecked() {
        try {
            return timers();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Counts those of this class, which are the only ones that long. */
    private static int timers() throws ReflectiveOperationException {
        Field executor = Timer.class.getDeclaredField("EXECUTOR");
        executor.setAccessible(true);
        return (int) ((ScheduledThreadPoolExecutor) requireNonNull(executor.get(null))).getQueue().stream()
                .filter(timer -> ((Delayed) timer).getDelay(TimeUnit.MINUTES) > 30)
                .count();
    }
}
