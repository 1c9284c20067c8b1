package dev.heddle.concurrency;

import static dev.heddle.concurrency.Select.done;
import static dev.heddle.concurrency.Select.orElse;
import static dev.heddle.concurrency.Select.receive;
import static dev.heddle.concurrency.Select.select;
import static dev.heddle.concurrency.Select.send;
import static dev.heddle.concurrency.Select.timeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.softwaremill.jox.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Values go through a channel one after the other while one side gives up at about the moment at which the other is
 * there. Whatever the capacity of the channel, each value must arrive once.
 */
class SelectRaceTest {

    private static final int VALUES = 10_000;
    private static final Integer GAVE_UP = -1;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void receive_timesOutAtTheMomentOfASend_losesNothing(int capacity) throws Exception {
        assertReceivedOnce(capacity, channel -> select(receive(channel), soon()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void receive_noneReadyAtTheMomentOfASend_losesNothing(int capacity) throws Exception {
        assertReceivedOnce(capacity, channel -> select(receive(channel), orElse(SelectRaceTest::giveWay)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void receive_currentIsCancelledAtTheMomentOfASend_losesNothing(int capacity) throws Exception {
        assertReceivedOnce(capacity, channel -> underACancel(() -> select(receive(channel))));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void receive_anotherIsCancelledAtTheMomentOfASend_losesNothing(int capacity) throws Exception {
        assertReceivedOnce(capacity, channel -> {
            CancellableContext other = Context.background().withCancel();
            cancelSoon(other);
            return select(receive(channel), done(other, _ -> GAVE_UP));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void receive_cancelledInARegionAtTheMomentOfASend_losesNothing(int capacity) throws Exception {
        assertReceivedOnce(capacity, channel -> underACancel(
                () -> BlockingRegion.call(() -> {}, () -> select(receive(channel)))));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void send_timesOutAtTheMomentOfAReceive_losesNothing(int capacity) throws Exception {
        assertSentOnce(capacity, (channel, value) -> select(send(channel, value, () -> value), soon()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void send_noneReadyAtTheMomentOfAReceive_losesNothing(int capacity) throws Exception {
        assertSentOnce(capacity,
                (channel, value) -> select(send(channel, value, () -> value), orElse(SelectRaceTest::giveWay)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void send_currentIsCancelledAtTheMomentOfAReceive_losesNothing(int capacity) throws Exception {
        assertSentOnce(capacity, (channel, value) -> underACancel(() -> select(send(channel, value, () -> value))));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void send_cancelledInARegionAtTheMomentOfAReceive_losesNothing(int capacity) throws Exception {
        assertSentOnce(capacity, (channel, value) -> underACancel(
                () -> BlockingRegion.call(() -> {}, () -> select(send(channel, value, () -> value)))));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void receive_channelGetsDoneAtTheMomentOfASend_losesNothing(int capacity) throws Exception {
        for (int round = 0; round < VALUES / 10; round++) {
            Channel<Integer> channel = Channel.newBufferedChannel(capacity);
            Channel<Integer> silent = Channel.newRendezvousChannel();
            Running<List<Integer>> receiving = Running.start(() -> receiveUntil(GAVE_UP,
                    () -> select(receive(channel, value -> value, () -> GAVE_UP), receive(silent))));
            for (int value = 0; value < 10; value++) {
                channel.send(value);
            }
            channel.done();
            assertThat(receiving.result()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = 0)
    void select_manyOnBothSidesOfManyChannels_losesNothing(int capacity) throws Exception {
        List<Channel<Integer>> channels = List.of(Channel.newBufferedChannel(capacity),
                Channel.newBufferedChannel(capacity), Channel.newBufferedChannel(capacity));
        List<Running<List<Integer>>> receiving = new ArrayList<>();
        List<Running<Integer>> sending = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int from = i;
            receiving.add(Running.start(() -> receiveUntil(VALUES, () -> select(
                    receive(channels.get(0), value -> value, () -> VALUES),
                    receive(channels.get(1), value -> value, () -> VALUES),
                    receive(channels.get(2), value -> value, () -> VALUES),
                    soon()))));
            sending.add(Running.start(() -> {
                for (int value = from; value < VALUES; value += 4) {
                    sendUntilSent(channels, value);
                }
                return from;
            }));
        }
        for (Running<Integer> sender : sending) {
            sender.result();
        }
        List<Integer> arrived = new ArrayList<>();
        for (Channel<Integer> channel : channels) {
            channel.done();
            arrived.addAll(channel.toList());
        }
        for (Running<List<Integer>> receiver : receiving) {
            arrived.addAll(receiver.result());
        }
        Collections.sort(arrived);

        assertThat(arrived).isEqualTo(allValues());
    }

    private static void sendUntilSent(List<Channel<Integer>> channels, Integer value) {
        while (!value.equals(Select.<Integer>select(
                send(channels.get(0), value, () -> value),
                send(channels.get(1), value, () -> value),
                send(channels.get(2), value, () -> value),
                soon()))) {
        }
    }

    private interface ReceiveAttempt {
        Integer from(Channel<Integer> channel);
    }

    private interface SendAttempt {
        Integer to(Channel<Integer> channel, Integer value);
    }

    private static void assertReceivedOnce(int capacity, ReceiveAttempt attempt) throws Exception {
        Channel<Integer> channel = Channel.newBufferedChannel(capacity);
        Running<Integer> sending = Running.start(() -> {
            for (int value = 0; value < VALUES; value++) {
                aboutNow();
                channel.send(value);
            }
            return VALUES;
        });
        Running<List<Integer>> receiving = Running.start(() -> receiveAll(() -> attempt.from(channel)));

        assertThat(receiving.result()).isEqualTo(allValues());
        assertThat(sending.result()).isEqualTo(VALUES);
    }

    private static void assertSentOnce(int capacity, SendAttempt attempt) throws Exception {
        Channel<Integer> channel = Channel.newBufferedChannel(capacity);
        Running<Integer> sending = Running.start(() -> {
            for (Integer value = 0; value < VALUES; value++) {
                while (!value.equals(attempt.to(channel, value))) {
                }
            }
            channel.done();
            return VALUES;
        });
        Running<List<Integer>> receiving = Running.start(() -> {
            List<Integer> values = new ArrayList<>();
            channel.forEach(value -> {
                values.add(value);
                aboutNow();
            });
            return values;
        });

        assertThat(receiving.result()).isEqualTo(allValues());
        assertThat(sending.result()).isEqualTo(VALUES);
    }

    private static List<Integer> receiveAll(Supplier<Integer> attempt) {
        List<Integer> values = new ArrayList<>();
        while (values.size() < VALUES) {
            Integer value = attempt.get();
            if (!value.equals(GAVE_UP)) {
                values.add(value);
            }
        }
        return values;
    }

    private static List<Integer> receiveUntil(Integer last, Supplier<Integer> attempt) {
        List<Integer> values = new ArrayList<>();
        for (Integer value = attempt.get(); !value.equals(last); value = attempt.get()) {
            if (!value.equals(GAVE_UP)) {
                values.add(value);
            }
        }
        return values;
    }

    /** What the attempt returned, or that it gave up; no interrupt may be left either way. */
    private static Integer underACancel(Supplier<Integer> attempt) {
        CancellableContext context = Context.background().withCancel();
        cancelSoon(context);
        try {
            return context.call(attempt::get);
        } catch (CancelledException e) {
            return GAVE_UP;
        } finally {
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    private static void cancelSoon(CancellableContext context) {
        Thread.startVirtualThread(() -> {
            aboutNow();
            context.cancel("enough");
        });
    }

    /** Lets others run, also where there is only one processor. */
    private static Integer giveWay() {
        LockSupport.parkNanos(1);
        return GAVE_UP;
    }

    private static Clause<Integer> soon() {
        return timeout(Duration.ofNanos(ThreadLocalRandom.current().nextInt(1, 50_000)), () -> GAVE_UP);
    }

    /** Lets a short and varying time pass, so that in thousands of rounds the two sides meet in all ways. */
    private static void aboutNow() {
        int chance = ThreadLocalRandom.current().nextInt(100);
        if (chance < 5) {
            LockSupport.parkNanos(chance * 10_000L);
        }
        for (int i = 0; i < chance; i++) {
            Thread.onSpinWait();
        }
    }

    private static List<Integer> allValues() {
        return IntStream.range(0, VALUES).boxed().toList();
    }
}
