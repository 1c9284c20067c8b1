package dev.heddle.concurrency;

import static dev.heddle.concurrency.Select.done;
import static dev.heddle.concurrency.Select.orElse;
import static dev.heddle.concurrency.Select.receive;
import static dev.heddle.concurrency.Select.select;
import static dev.heddle.concurrency.Select.send;
import static dev.heddle.concurrency.Select.timeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SelectCancelTest {

    private final Channel<String> orders = Channel.buffered(8);
    private final Channel<String> results = Channel.rendezvous();
    private final CancellableContext context = Context.background().withCancel();
    private final AtomicBoolean interruptedAfter = new AtomicBoolean();

    @Test
    void select_currentIsCancelledBefore_takesNothingEvenIfReady() throws Exception {
        orders.send("7");

        assertThatThrownBy(() -> context.run(() -> {
            context.cancel("enough");
            select(receive(orders), orElse(() -> "none"));
        })).isInstanceOf(CancelledException.class).hasMessage("cancelled: enough");

        assertThat(orders.receive()).isEqualTo("7");
    }

    @Test
    void select_currentIsCancelledMeanwhile_ends() {
        Running<String> selecting = selecting(receive(orders)).untilItWaits();

        context.cancel("enough");

        assertThat(selecting.failure()).isInstanceOf(CancelledException.class).hasMessage("cancelled: enough");
    }

    @Test
    void select_currentIsCancelledWhileItWaitsWithATimeout_ends() {
        Running<String> selecting = selecting(receive(orders), timeout(Duration.ofHours(1), () -> "late"))
                .untilItWaits();

        context.cancel("enough");

        assertThat(selecting.failure()).isInstanceOf(CancelledException.class).hasMessage("cancelled: enough");
    }

    @Test
    void select_deadlinePassesMeanwhile_ends() {
        assertThatThrownBy(() -> Context.background().withTimeout(Duration.ofMillis(20))
                .run(() -> select(receive(orders), send(results, "x"))))
                .isInstanceOf(CancelledException.class)
                .hasMessage("deadline exceeded, the budget was PT0.02S");
    }

    @Test
    void select_inATaskWhoseSiblingFails_ends() {
        assertThatThrownBy(() -> {
            try (var scope = TaskScope.open()) {
                scope.fork(() -> select(receive(orders)));
                scope.fork(() -> {
                    throw new IllegalStateException("sibling");
                });
                scope.join();
            }
        }).isInstanceOf(IllegalStateException.class).hasMessage("sibling");
    }

    @Test
    void select_waitWasCancelled_sendsNothingLater() {
        Running<String> selecting = selecting(send(results, "x", () -> "sent")).untilItWaits();
        context.cancel("enough");
        assertThat(selecting.failure()).isInstanceOf(CancelledException.class);

        String left = select(receive(results), orElse(() -> "nothing"));

        assertThat(left).isEqualTo("nothing");
    }

    @Test
    void select_cancelledMeanwhile_leavesNoInterruptForTheCleaningUp() throws Exception {
        Running<String> selecting = Running.start(() -> context.call(this::selectAndLookAtTheFlag)).untilItWaits();

        context.cancel("enough");

        assertThat(selecting.result()).isEqualTo("cancelled: enough");
        assertThat(interruptedAfter).isFalse();
    }

    @Test
    void select_cancelledBefore_leavesNoInterruptForTheCleaningUp() {
        String message = context.call(() -> {
            context.cancel("enough");
            return selectAndLookAtTheFlag();
        });

        assertThat(message).isEqualTo("cancelled: enough");
        assertThat(interruptedAfter).isFalse();
    }

    private String selectAndLookAtTheFlag() {
        try {
            return select(receive(orders));
        } catch (CancelledException e) {
            interruptedAfter.set(Thread.currentThread().isInterrupted());
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void select_underWithoutCancel_goesOn() throws Exception {
        Running<String> selecting = Running.<String>start(() -> context.call(
                () -> Context.current().withoutCancel().call(() -> select(receive(orders))))).untilItWaits();
        context.cancel("enough");

        orders.send("7");

        assertThat(selecting.result()).isEqualTo("7");
    }

    @Test
    void select_interruptedByOthersBefore_takesNothingAndLeavesTheFlag() throws Exception {
        orders.send("7");
        Running<String> selecting = Running.start(() -> {
            Thread.currentThread().interrupt();
            return selectAndLookAtTheFlag();
        });

        assertThat(selecting.result()).isEqualTo("cancelled: the thread was interrupted");
        assertThat(interruptedAfter).isTrue();
        assertThat(orders.receive()).isEqualTo("7");
    }

    @Test
    void select_interruptedByOthersMeanwhile_endsAndLeavesTheFlag() throws Exception {
        Running<String> selecting = Running.start(() -> context.call(this::selectAndLookAtTheFlag)).untilItWaits();

        selecting.interrupt();

        assertThat(selecting.result()).isEqualTo("cancelled: the thread was interrupted");
        assertThat(interruptedAfter).isTrue();
    }

    @Test
    void done_forTheCurrentContext_isTakenInsteadOfTheException() throws Exception {
        Running<String> selecting = selecting(receive(orders), done(context, CancelCause::message)).untilItWaits();

        context.cancel("enough");

        assertThat(selecting.result()).isEqualTo("cancelled: enough");
    }

    @Test
    void done_forTheCurrentContextThatIsCancelledBefore_isTakenEvenIfOthersAreReady() throws Exception {
        orders.send("7");
        CancellableContext other = Context.background().withCancel();
        other.cancel("other");

        for (int round = 0; round < 100; round++) {
            String taken = Context.background().withCancel().call(() -> {
                ((CancellableContext) Context.current()).cancel("enough");
                return select(receive(orders), done(other, CancelCause::message),
                        done(Context.current(), CancelCause::message));
            });
            assertThat(taken).isEqualTo("cancelled: enough");
        }
    }

    @Test
    void done_forAParentOfTheCurrentContext_theExceptionWins() {
        for (int round = 0; round < 1_000; round++) {
            CancellableContext parent = Context.background().withCancel();
            Running<String> selecting = Running.<String>start(() -> parent.withCancel().call(
                    () -> select(receive(orders), done(parent, _ -> "parent")))).untilItWaits();

            parent.cancel("enough");

            assertThat(selecting.failure()).isInstanceOf(CancelledException.class);
        }
    }

    @Test
    void select_inABlockingRegion_isWokenAsItsCancellerIsCalledWithoutAnInterrupt() {
        AtomicBoolean outerCalled = new AtomicBoolean();
        Running<String> selecting = Running.<String>start(() -> context.call(
                () -> BlockingRegion.call(() -> outerCalled.set(true), () -> {
                    try {
                        return select(receive(orders), send(results, "x", () -> "sent"));
                    } finally {
                        interruptedAfter.set(Thread.currentThread().isInterrupted());
                    }
                }))).untilItWaits();

        context.cancel("enough");

        assertThat(selecting.failure()).isInstanceOf(CancelledException.class).hasMessage("cancelled: enough");
        assertThat(interruptedAfter).isFalse();
        assertThat(outerCalled).isTrue();
    }

    @Test
    void select_inABlockingRegion_takesWhatIsReadyAndWhatComes() throws Exception {
        orders.send("7");
        Running<String> selecting = Running.<String>start(() -> context.call(() -> BlockingRegion.call(() -> {},
                () -> Select.<String>select(receive(orders)) + Select.<String>select(receive(results)))))
                .untilItWaits();

        results.send("x");

        assertThat(selecting.result()).isEqualTo("7x");
    }

    @Test
    void done_forTheCurrentContextInABlockingRegion_isTakenInsteadOfTheException() throws Exception {
        Running<String> selecting = Running.<String>start(() -> context.call(() -> BlockingRegion.call(() -> {},
                () -> select(receive(orders), done(context, CancelCause::message))))).untilItWaits();

        context.cancel("enough");

        assertThat(selecting.result()).isEqualTo("cancelled: enough");
    }

    @Test
    void select_shielded_isNotCancelled() throws Exception {
        Running<String> selecting = Running.<String>start(() -> context.call(() -> BlockingRegion.shielded(() -> {
            context.cancel("enough");
            return select(receive(orders));
        }))).untilItWaits();

        orders.send("7");

        assertThat(selecting.result()).isEqualTo("7");
    }

    @Test
    void select_shielded_timesOutUnderACancelledContext() throws Exception {
        Running<String> selecting = Running.<String>start(() -> context.call(() -> BlockingRegion.shielded(() -> {
            context.cancel("enough");
            return select(receive(orders), timeout(Duration.ofMillis(5), () -> "late"));
        })));

        assertThat(selecting.result()).isEqualTo("late");
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is handed on
    private Running<String> selecting(Clause<String>... clauses) {
        return Running.<String>start(() -> context.call(() -> select(clauses)));
    }
}
