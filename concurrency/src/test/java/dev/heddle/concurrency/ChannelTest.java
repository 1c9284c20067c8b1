package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class ChannelTest {

    private final Channel<String> rendezvous = Channel.rendezvous();
    private final Channel<String> buffered = Channel.buffered(2);
    private final IllegalStateException failure = new IllegalStateException("broken");

    @Test
    void buffered_noCapacity_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Channel.buffered(0))
                .withMessage("capacity must be at least 1, actual: 0");
    }

    @Test
    @SuppressWarnings("NullAway") // nulls on purpose
    void send_null_isRefused() {
        assertThatNullPointerException().isThrownBy(() -> buffered.send(null)).withMessage("value is null");
        assertThatNullPointerException().isThrownBy(() -> buffered.fail(null)).withMessage("cause is null");
    }

    @Test
    void receive_severalWereSent_comeInOrder() {
        buffered.send("a");
        buffered.send("b");

        assertThat(buffered.receive()).isEqualTo("a");
        assertThat(buffered.receive()).isEqualTo("b");
    }

    @Test
    void receive_nothingIsThere_waits() throws Exception {
        Running<String> receiving = Running.<String>start(buffered::receive).untilItWaits();

        buffered.send("a");

        assertThat(receiving.result()).isEqualTo("a");
    }

    @Test
    void send_withoutABuffer_waitsForTheReceiver() throws Exception {
        Running<String> sending = sending(rendezvous, "a").untilItWaits();

        assertThat(sending.isRunning()).isTrue();
        assertThat(rendezvous.receive()).isEqualTo("a");
        assertThat(sending.result()).isEqualTo("sent");
    }

    @Test
    void send_bufferIsFull_waitsAndKeepsTheOrder() throws Exception {
        buffered.send("a");
        buffered.send("b");
        Running<String> third = sending(buffered, "c").untilItWaits();
        Running<String> fourth = sending(buffered, "d").untilItWaits();

        assertThat(buffered.receive()).isEqualTo("a");
        assertThat(third.result()).isEqualTo("sent");
        assertThat(fourth.isRunning()).isTrue();
        assertThat(List.of(buffered.receive(), buffered.receive(), buffered.receive())).containsExactly("b", "c", "d");
        assertThat(fourth.result()).isEqualTo("sent");
    }

    @Test
    void receive_severalReceiversWait_theOneThatWaitedLongestIsFirst() throws Exception {
        Running<String> first = Running.<String>start(rendezvous::receive).untilItWaits();
        Running<String> second = Running.<String>start(rendezvous::receive).untilItWaits();

        rendezvous.send("a");
        rendezvous.send("b");

        assertThat(first.result()).isEqualTo("a");
        assertThat(second.result()).isEqualTo("b");
    }

    @Test
    void done_valuesAreLeft_areStillReceived() throws Exception {
        buffered.send("a");
        buffered.send("b");
        Running<String> waiting = sending(buffered, "c").untilItWaits();

        assertThat(buffered.done()).isTrue();

        assertThat(List.of(buffered.receive(), buffered.receive(), buffered.receive())).containsExactly("a", "b", "c");
        assertThat(waiting.result()).isEqualTo("sent");
        assertThatExceptionOfType(ChannelDoneException.class).isThrownBy(buffered::receive)
                .withMessage("the channel is done");
    }

    @Test
    void done_receiverWaits_isTold() {
        Running<String> receiving = Running.<String>start(rendezvous::receive).untilItWaits();

        rendezvous.done();

        assertThat(receiving.failure()).isInstanceOf(ChannelDoneException.class);
    }

    @Test
    void send_channelIsDone_fails() {
        buffered.done();

        assertThatThrownBy(() -> buffered.send("a")).isInstanceOf(ChannelDoneException.class);
    }

    @Test
    void fail_all_areToldTheCause() {
        buffered.send("a");
        buffered.send("b");
        Running<String> sending = sending(buffered, "c").untilItWaits();
        Running<String> receiving = Running.<String>start(rendezvous::receive).untilItWaits();

        assertThat(buffered.fail(failure)).isTrue();
        assertThat(rendezvous.fail(failure)).isTrue();

        assertThat(sending.failure()).isInstanceOf(ChannelFailedException.class).hasCause(failure);
        assertThat(receiving.failure()).isInstanceOf(ChannelFailedException.class).hasCause(failure);
        assertThatThrownBy(buffered::receive).isInstanceOf(ChannelFailedException.class).hasCause(failure);
        assertThatThrownBy(() -> buffered.send("d")).isInstanceOf(ChannelFailedException.class).hasCause(failure);
    }

    @Test
    void close_again_changesNothing() {
        buffered.done();
        rendezvous.fail(failure);

        assertThat(buffered.done()).isFalse();
        assertThat(buffered.fail(failure)).isFalse();
        assertThat(rendezvous.done()).isFalse();
        assertThatThrownBy(buffered::receive).isInstanceOf(ChannelDoneException.class);
        assertThatThrownBy(rendezvous::receive).isInstanceOf(ChannelFailedException.class);
    }

    @Test
    void iterator_channelIsDone_hasGivenAll() throws Exception {
        Running<List<String>> receiving = Running.start(() -> {
            List<String> all = new ArrayList<>();
            for (String value : rendezvous) {
                all.add(value);
            }
            return all;
        });

        rendezvous.send("a");
        rendezvous.send("b");
        rendezvous.done();

        assertThat(receiving.result()).containsExactly("a", "b");
    }

    @Test
    void iterator_askedTwice_losesNothing() {
        buffered.send("a");
        buffered.done();
        Iterator<String> values = buffered.iterator();

        assertThat(values.hasNext()).isTrue();
        assertThat(values.hasNext()).isTrue();
        assertThat(values.next()).isEqualTo("a");
        assertThat(values.hasNext()).isFalse();
        assertThatThrownBy(values::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void iterator_channelHasFailed_fails() {
        buffered.fail(failure);

        assertThatThrownBy(() -> buffered.forEach(_ -> {})).isInstanceOf(ChannelFailedException.class)
                .hasCause(failure);
    }

    /** Between a select's look and its wait, the other side may have come: it must not wait then. */
    @Test
    void enlistReceiver_somethingCameMeanwhile_isRefused() throws Exception {
        assertThat(rendezvous.enlistReceiver(new Place<>(new Waiter(), null))).isTrue();
        Channel<String> withSender = Channel.rendezvous();
        Running<String> sending = sending(withSender, "a").untilItWaits();
        buffered.send("a");
        Channel<String> finished = Channel.rendezvous();
        finished.done();

        assertThat(List.of(withSender, buffered, finished))
                .noneMatch(channel -> channel.enlistReceiver(new Place<>(new Waiter(), null)));

        withSender.receive();
        sending.result();
    }

    @Test
    void enlistSender_somethingCameMeanwhile_isRefused() throws Exception {
        assertThat(rendezvous.enlistSender(new Place<>(new Waiter(), "x"))).isTrue();
        Channel<String> withReceiver = Channel.rendezvous();
        Running<String> receiving = Running.<String>start(withReceiver::receive).untilItWaits();
        Channel<String> finished = Channel.rendezvous();
        finished.done();

        assertThat(List.of(withReceiver, buffered, finished))
                .noneMatch(channel -> channel.enlistSender(new Place<>(new Waiter(), "x")));

        withReceiver.send("a");
        receiving.result();
    }

    private static Running<String> sending(Channel<String> channel, String value) {
        return Running.start(() -> {
            channel.send(value);
            return "sent";
        });
    }
}
