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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SelectTest {

    private final Channel<String> orders = Channel.buffered(8);
    private final Channel<String> others = Channel.rendezvous();
    private final Channel<Integer> results = Channel.rendezvous();

    @Test
    void select_valueIsThere_callsItsFunction() throws Exception {
        orders.send("7");

        String taken = select(
                receive(others, other -> "other " + other),
                receive(orders, order -> "order " + order));

        assertThat(taken).isEqualTo("order 7");
    }

    @Test
    void select_singleReceive_returnsTheValue() throws Exception {
        orders.send("7");

        String order = select(receive(orders));

        assertThat(order).isEqualTo("7");
    }

    @Test
    void select_noneIsReady_waitsForTheFirst() throws Exception {
        Running<String> selecting = Running.<String>start(() -> select(
                receive(orders, order -> "order " + order),
                receive(others, other -> "other " + other))).untilItWaits();

        others.send("x");

        assertThat(selecting.result()).isEqualTo("other x");
    }

    @Test
    void select_receiverIsThere_sends() throws Exception {
        Running<Integer> receiving = Running.<Integer>start(results::receive).untilItWaits();

        String taken = select(receive(orders), send(results, 42, () -> "sent"));

        assertThat(taken).isEqualTo("sent");
        assertThat(receiving.result()).isEqualTo(42);
    }

    @Test
    void select_receiverComesLater_sends() throws Exception {
        Running<Object> selecting = Running.<Object>start(() -> select(receive(orders), send(results, 42)))
                .untilItWaits();

        assertThat(results.receive()).isEqualTo(42);
        assertThat(selecting.result()).isNull();
    }

    @Test
    void select_anotherClauseIsTaken_doesNotSend() throws Exception {
        orders.send("7");
        select(receive(orders), send(results, 42, () -> "sent"));

        Object left = select(receive(results), orElse(() -> "nothing"));

        assertThat(left).isEqualTo("nothing");
    }

    @Test
    void select_channelIsDoneButNotEmpty_receives() throws Exception {
        orders.send("7");
        orders.done();

        assertThat(next()).isEqualTo("7");
        assertThat(next()).isEqualTo("no more");
        assertThat(next()).isEqualTo("no more");
    }

    private String next() {
        return select(receive(orders, order -> order, () -> "no more"));
    }

    @Test
    void select_channelIsDone_callsTheSecondFunctionOfThatChannel() {
        orders.done();

        String taken = select(
                receive(others, other -> other, () -> "others are done"),
                receive(orders, order -> order, () -> "orders are done"));

        assertThat(taken).isEqualTo("orders are done");
    }

    @Test
    void select_channelGetsDoneMeanwhile_callsTheSecondFunction() throws Exception {
        Running<String> selecting = Running.<String>start(() -> select(
                receive(orders, order -> order, () -> "no more"),
                receive(others))).untilItWaits();

        orders.done();

        assertThat(selecting.result()).isEqualTo("no more");
    }

    @Test
    void select_channelIsDoneWithoutASecondFunction_fails() {
        orders.done();

        assertThatThrownBy(() -> select(receive(orders), receive(others, other -> other, () -> "no more")))
                .isInstanceOf(ChannelDoneException.class);
    }

    @Test
    void select_sendsToAChannelThatIsDone_fails() {
        results.done();

        assertThatThrownBy(() -> select(send(results, 42), timeout(Duration.ofHours(1), () -> "late")))
                .isInstanceOf(ChannelDoneException.class);
    }

    @Test
    void select_channelHasFailed_failsEvenWithASecondFunction() {
        IllegalStateException failure = new IllegalStateException("broken");
        others.fail(failure);

        assertThatThrownBy(() -> select(receive(orders), receive(others, other -> other, () -> "no more")))
                .isInstanceOf(ChannelFailedException.class)
                .hasCause(failure);
        assertThatThrownBy(() -> select(send(others, "x"))).isInstanceOf(ChannelFailedException.class);
    }

    @Test
    void select_channelFailsMeanwhile_fails() {
        Running<String> selecting = Running.<String>start(() -> select(receive(orders), receive(others)))
                .untilItWaits();

        others.fail(new IllegalStateException("broken"));

        assertThat(selecting.failure()).isInstanceOf(ChannelFailedException.class);
    }

    @Test
    void orElse_anotherClauseIsReady_isNotTaken() throws Exception {
        orders.send("7");

        assertThat(orderOrNone()).isEqualTo("7");
        assertThat(orderOrNone()).isEqualTo("none is ready");
    }

    private String orderOrNone() {
        return select(orElse(() -> "none is ready"), receive(orders), receive(others));
    }

    @Test
    void orElse_alone_isTaken() {
        assertThat(Select.<String>select(orElse(() -> "alone"))).isEqualTo("alone");
    }

    @Test
    void timeout_nothingComes_isTaken() {
        String taken = select(receive(orders), timeout(Duration.ofMillis(5), () -> "silence"));

        assertThat(taken).isEqualTo("silence");
    }

    @Test
    void timeout_alone_isTaken() {
        assertThat(Select.<String>select(timeout(Duration.ofMillis(5), () -> "silence"))).isEqualTo("silence");
    }

    @Test
    void timeout_valueComesFirst_isNotTaken() throws Exception {
        Running<String> selecting = Running.<String>start(
                () -> select(receive(orders), timeout(Duration.ofHours(1), () -> "silence"))).untilItWaits();

        orders.send("7");

        assertThat(selecting.result()).isEqualTo("7");
    }

    @Test
    void timeout_several_theShortestCounts() {
        String taken = select(
                timeout(Duration.ofHours(1), () -> "an hour"),
                timeout(Duration.ofMillis(5), () -> "five milliseconds"),
                receive(orders));

        assertThat(taken).isEqualTo("five milliseconds");
    }

    /** A select that waits anew, since what was ready went to another, is not given its time anew. */
    @Test
    void timeout_selectLooksAgain_countsFromTheStart() throws Exception {
        Duration hour = Duration.ofHours(1);
        Waiter waiter = new Waiter();

        try (Registration _ = timeout(hour, () -> "expired").enlist(waiter, System.nanoTime() - hour.toNanos())) {
            Eventually.until(() -> !waiter.isWaiting());
        }
    }

    @Test
    void timeout_zero_isTakenUnlessAnotherClauseIsReady() throws Exception {
        orders.send("7");

        assertThat(orderAtOnce()).isEqualTo("7");
        assertThat(orderAtOnce()).isEqualTo("late");
    }

    private String orderAtOnce() {
        return select(timeout(Duration.ZERO, () -> "late"), receive(orders));
    }

    @Test
    void timeout_longerThanTheClockCounts_waits() throws Exception {
        Running<String> selecting = Running.<String>start(
                () -> select(receive(orders), timeout(Duration.ofSeconds(Long.MAX_VALUE), () -> "late")))
                .untilItWaits();

        orders.send("7");

        assertThat(selecting.result()).isEqualTo("7");
    }

    @Test
    void done_contextIsCancelled_isTakenWithItsCause() {
        CancellableContext other = Context.background().withCancel();
        other.cancel("enough");

        String taken = select(receive(orders), done(other, CancelCause::message));

        assertThat(taken).isEqualTo("cancelled: enough");
    }

    @Test
    void done_contextIsCancelledMeanwhile_isTaken() throws Exception {
        CancellableContext other = Context.background().withCancel();
        Running<String> selecting = Running
                .<String>start(() -> select(receive(orders), done(other, CancelCause::message)))
                .untilItWaits();

        other.cancel("enough");

        assertThat(selecting.result()).isEqualTo("cancelled: enough");
    }

    @Test
    void done_severalContexts_tellsWhichOne() throws Exception {
        CancellableContext first = Context.background().withCancel();
        CancellableContext second = Context.background().withCancel();
        Running<String> selecting = Running.<String>start(
                () -> select(done(first, _ -> "first"), done(second, _ -> "second"))).untilItWaits();

        second.cancel("enough");

        assertThat(selecting.result()).isEqualTo("second");
    }

    @Test
    void done_contextPastItsDeadline_isTaken() throws Exception {
        try (CancellableContext other = Context.background().withTimeout(Duration.ofMillis(5))) {
            CancelCause cause = select(receive(others, _ -> new CancelCause.ShuttingDown()), done(other, why -> why));

            assertThat(cause).isEqualTo(new CancelCause.DeadlineExceeded(Duration.ofMillis(5)));
        }
    }

    @Test
    void done_contextThatIsNeverCancelled_isNeverTaken() throws Exception {
        Running<String> selecting = Running.<String>start(
                () -> select(receive(orders), done(Context.background(), CancelCause::message))).untilItWaits();

        orders.send("7");

        assertThat(selecting.result()).isEqualTo("7");
    }

    @Test
    void select_functionReturnsNull_returnsNull() throws Exception {
        orders.send("7");

        @Nullable
        String taken = select(Select.<String, @Nullable String>receive(orders, _ -> null));

        assertThat(taken).isNull();
    }

    @Test
    void select_functionThrows_throwsTheSame() throws Exception {
        IllegalStateException failure = new IllegalStateException("from the function");
        Supplier<String> throwing = () -> {
            throw failure;
        };
        orders.send("7");
        Channel<String> finished = Channel.rendezvous();
        finished.done();

        assertThatThrownBy(() -> select(receive(orders, _ -> throwing.get()))).isSameAs(failure);
        assertThatThrownBy(() -> select(send(orders, "8", throwing))).isSameAs(failure);
        assertThatThrownBy(() -> select(receive(finished, value -> value, throwing))).isSameAs(failure);
        assertThatThrownBy(() -> select(orElse(throwing))).isSameAs(failure);
        assertThatThrownBy(() -> select(timeout(Duration.ofMillis(1), throwing))).isSameAs(failure);
    }

    @Test
    void select_functionSelectsFromTheSameChannels_works() throws Exception {
        orders.send("7");
        orders.send("8");

        String both = select(
                receive(orders, first -> first + Select.<String>select(receive(orders), receive(others))),
                receive(others));

        assertThat(both).isEqualTo("78");
    }

    @Test
    void select_functionRuns_onTheCallingThread() throws Exception {
        Running<Boolean> selecting = Running.<Boolean>start(() -> {
            Thread caller = Thread.currentThread();
            return select(
                    receive(orders, _ -> false),
                    timeout(Duration.ofMillis(5), () -> Thread.currentThread().equals(caller)));
        });

        assertThat(selecting.result()).isTrue();
    }

    @Test
    void clause_usedAgain_worksAgain() throws Exception {
        Clause<String> order = receive(orders, value -> "order " + value);
        Clause<String> silence = timeout(Duration.ofMillis(5), () -> "silence");
        List<String> taken = new ArrayList<>();
        orders.send("7");
        orders.send("8");

        for (int round = 0; round < 4; round++) {
            taken.add(select(order, silence));
        }

        assertThat(taken).containsExactly("order 7", "order 8", "silence", "silence");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    void select_arrayOfClauses_isLeftAsItIs() {
        Clause<String>[] clauses = new Clause[10];
        for (int i = 0; i < clauses.length; i++) {
            clauses[i] = receive(Channel.<String>rendezvous());
        }
        clauses[9] = orElse(() -> "none");
        Clause<String>[] before = clauses.clone();

        select(clauses);

        assertThat(clauses).containsExactly(before);
    }

    @Test
    void select_sameChannelTwice_receivesOnce() throws Exception {
        orders.send("7");
        orders.send("8");

        String taken = select(receive(orders, order -> "a" + order), receive(orders, order -> "b" + order));

        assertThat(taken).isIn("a7", "b7");
        assertThat(orders.receive()).isEqualTo("8");
    }

    @Test
    void select_sameChannelTwice_waits() throws Exception {
        Running<String> selecting = Running.<String>start(
                () -> select(receive(others), receive(others), send(orders, "x", () -> "sent"),
                        send(orders, "y", () -> "sent")));

        assertThat(selecting.result()).isEqualTo("sent");
        assertThat(orders.receive()).isIn("x", "y");
    }

    @Test
    void select_sendsToAndReceivesFromOneChannel_doesNotMeetItself() throws Exception {
        Running<String> selecting = Running.<String>start(
                () -> select(receive(others), send(others, "x", () -> "sent"))).untilItWaits();

        assertThat(selecting.isRunning()).isTrue();
        others.send("y");
        assertThat(selecting.result()).isEqualTo("y");
    }

    @Test
    void select_sendsToAndReceivesFromOneBuffer_doesOneOfThem() {
        orders.send("7");

        String taken = select(receive(orders), send(orders, "8", () -> "sent"));

        assertThat(taken).isIn("7", "sent");
    }

    @Test
    void select_twoSelectsOnOneChannel_meet() throws Exception {
        Running<String> sending = Running.<String>start(() -> select(send(others, "x", () -> "sent"), receive(orders)));
        Running<String> receiving = Running.<String>start(
                () -> select(receive(others), timeout(Duration.ofHours(1), () -> "late")));

        assertThat(receiving.result()).isEqualTo("x");
        assertThat(sending.result()).isEqualTo("sent");
    }
}
