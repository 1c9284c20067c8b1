package dev.heddle.concurrency;

import static dev.heddle.concurrency.Select.done;
import static dev.heddle.concurrency.Select.receive;
import static dev.heddle.concurrency.Select.select;
import static dev.heddle.concurrency.Select.timeout;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A select that has waited leaves nothing in the timer, the contexts and the other channels, however it ended. */
class SelectLeavesNothingTest {

    /** Longer than the timers of all other tests, which may come and go meanwhile. */
    private static final Duration A_WEEK = Duration.ofDays(7);

    private final Channel<String> orders = Channel.buffered(8);
    private final Channel<String> idle = Channel.rendezvous();
    private final CancellableContext other = Context.background().withCancel();
    private final CancellableContext current = Context.background().withCancel();
    private final List<Running<String>> started = new ArrayList<>();

    @AfterEach
    void endWhatStillWaits() {
        current.cancel("the test is over");
        started.forEach(Running::failure);
    }

    @Test
    void select_waits_oneTimerAndOnePlaceEach() throws Exception {
        selecting();

        assertThat(timers()).isEqualTo(1);
        assertThat(listenersOf(other)).isEqualTo(1);
        assertThat(hasReceivers(idle)).isTrue();
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
                receive(idle),
                receive(orders, _ -> {
                    throw new IllegalStateException("from the function");
                }),
                done(other, CancelCause::message),
                timeout(A_WEEK, () -> "late"))).untilItWaits();

        orders.send("7");

        assertThat(selecting.failure()).hasMessage("from the function");
        assertNothingIsLeft();
    }

    @Test
    void select_functionRuns_nothingIsLeftAlready() throws Exception {
        Running<Long> selecting = Running.<Long>start(() -> select(
                receive(orders, _ -> timersUnchecked()),
                timeout(A_WEEK, () -> -1L))).untilItWaits();

        orders.send("7");

        assertThat(selecting.result()).isZero();
    }

    @Test
    void select_channelFailed_nothingIsLeft() throws Exception {
        Running<String> selecting = selecting();

        orders.fail(new IllegalStateException("broken"));

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

        long timers = select(
                receive(orders, _ -> timersUnchecked()),
                timeout(A_WEEK, () -> -1L));

        assertThat(timers).isZero();
    }

    private Running<String> selecting() {
        Running<String> selecting = Running.<String>start(() -> current.call(() -> select(
                receive(idle),
                receive(orders),
                done(other, CancelCause::message),
                timeout(A_WEEK, () -> "late")))).untilItWaits();
        started.add(selecting);
        return selecting;
    }

    private void assertNothingIsLeft() throws Exception {
        assertThat(timers()).isZero();
        assertThat(listenersOf(other)).isZero();
        assertThat(hasReceivers(idle)).isFalse();
    }

    /** A sender need not wait where there is a receiver, even one that has gone already. */
    private static boolean hasReceivers(Channel<String> channel) {
        return !channel.enlistSender(new Place<>(new Waiter(), "x"));
    }

    private static int listenersOf(CancellableContext context) {
        return requireNonNull(context.mark(new CancelCause.ShuttingDown())).size();
    }

    private static long timersUnchecked() {
        try {
            return timers();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long timers() throws ReflectiveOperationException {
        Field executor = Timer.class.getDeclaredField("EXECUTOR");
        executor.setAccessible(true);
        return ((ScheduledThreadPoolExecutor) requireNonNull(executor.get(null))).getQueue().stream()
                .filter(timer -> ((Delayed) timer).getDelay(TimeUnit.DAYS) > 1)
                .count();
    }
}
