package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChannelCancelTest {

    private final Channel<String> rendezvous = Channel.rendezvous();
    private final Channel<String> buffered = Channel.buffered(2);
    private final CancellableContext context = Context.background().withCancel();

    @Test
    void receive_currentIsCancelledBefore_takesNothing() {
        buffered.send("a");

        assertThatThrownBy(() -> context.run(() -> {
            context.cancel("enough");
            buffered.receive();
        })).isInstanceOf(CancelledException.class).hasMessage("cancelled: enough");

        assertThat(buffered.receive()).isEqualTo("a");
    }

    @Test
    void send_currentIsCancelledBefore_sendsNothing() {
        assertThatThrownBy(() -> context.run(() -> {
            context.cancel("enough");
            buffered.send("a");
        })).isInstanceOf(CancelledException.class);

        assertThat(buffered.receiveNow()).isNull();
    }

    @Test
    void receive_currentIsCancelledMeanwhile_endsAndTakesNothingLater() {
        Running<String> receiving = Running.<String>start(() -> context.call(buffered::receive)).untilItWaits();
        context.cancel("enough");
        assertThat(receiving.failure()).isInstanceOf(CancelledException.class).hasMessage("cancelled: enough");

        buffered.send("a");

        assertThat(buffered.receive()).isEqualTo("a");
    }

    @Test
    void send_currentIsCancelledMeanwhile_endsAndSendsNothingLater() {
        Running<String> sending = Running.<String>start(() -> context.call(() -> {
            rendezvous.send("a");
            return "sent";
        })).untilItWaits();

        context.cancel("enough");

        assertThat(sending.failure()).isInstanceOf(CancelledException.class);
        assertThat(rendezvous.receiveNow()).isNull();
    }

    @Test
    void receive_deadlinePasses_ends() {
        assertThatThrownBy(() -> Context.background().withTimeout(Duration.ofMillis(20)).call(buffered::receive))
                .isInstanceOf(CancelledException.class)
                .hasMessage("deadline exceeded, the budget was PT0.02S");
    }

    @Test
    void receive_interruptedByOthers_endsAndLeavesTheFlag() throws Exception {
        Running<Boolean> receiving = Running.<Boolean>start(() -> {
            try {
                buffered.receive();
                return false;
            } catch (CancelledException e) {
                return Thread.currentThread().isInterrupted();
            }
        }).untilItWaits();

        receiving.interrupt();

        assertThat(receiving.result()).isTrue();
    }

    @Test
    void receive_contextIsInheritedFromAnotherThread_isWoken() {
        Binding ofAnotherThread = new Binding(context);
        Running<String> receiving = Running.<String>start(
                () -> ScopedValue.where(Binding.CURRENT, ofAnotherThread).call(buffered::receive)).untilItWaits();

        context.cancel("enough");

        assertThat(receiving.failure()).isInstanceOf(CancelledException.class).hasMessage("cancelled: enough");
    }

    @Test
    void receive_inABlockingRegion_isWoken() {
        Running<String> receiving = Running.<String>start(
                () -> context.call(() -> BlockingRegion.call(() -> {}, buffered::receive))).untilItWaits();

        context.cancel("enough");

        assertThat(receiving.failure()).isInstanceOf(CancelledException.class).hasMessage("cancelled: enough");
    }

    @Test
    void receive_shielded_isNotCancelled() throws Exception {
        Running<String> receiving = Running.<String>start(() -> context.call(() -> BlockingRegion.shielded(() -> {
            context.cancel("enough");
            return buffered.receive();
        }))).untilItWaits();

        buffered.send("a");

        assertThat(receiving.result()).isEqualTo("a");
    }

    @Test
    void send_inATaskWhoseSiblingFails_ends() {
        assertThatThrownBy(() -> {
            try (var scope = TaskScope.open()) {
                scope.fork(() -> rendezvous.send("a"));
                scope.fork(() -> {
                    throw new IllegalStateException("sibling");
                });
                scope.join();
            }
        }).isInstanceOf(IllegalStateException.class).hasMessage("sibling");
    }
}
