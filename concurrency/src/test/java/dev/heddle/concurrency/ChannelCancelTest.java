package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
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

    /** The interrupt that comes between the first look and the wait must not be hidden by the region. */
    @Test
    void receive_inABlockingRegionInterruptedByOthersJustBefore_ends() throws Exception {
        Running<Boolean> receiving = Running.<Boolean>start(
                () -> context.call(() -> BlockingRegion.call(() -> {}, () -> isInterruptedAfterWaiting(new Waiter()))));

        assertThat(receiving.result()).isTrue();
    }

    private static boolean isInterruptedAfterWaiting(Waiter waiter) {
        Caller caller = Caller.willing();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> caller.await(waiter)).isInstanceOf(CancelledException.class);
        return Thread.interrupted();
    }

    /** The cancel that a handed-over value hides is told to the region around, or by an interrupt. */
    @Test
    void receive_inABlockingRegionCancelledWithTheValueThere_returnsItAndTellsTheRegion() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        Running<Object> receiving = Running
                .<Object>start(() -> context.call(() -> BlockingRegion.call(told::countDown, () -> {
                    Caller caller = Caller.willing();
                    Waiter waiter = new Waiter();
                    waiter.claim("value");
                    context.cancel("enough");
                    return caller.await(waiter);
                })));

        assertThat(receiving.result()).isEqualTo("value");
        assertThat(told.getCount()).isZero();
    }

    @Test
    void channel_madeByAThreadThatHasEnded_doesNotKeepIt() throws Exception {
        List<Channel<String>> kept = new ArrayList<>();
        WeakReference<Thread> maker = make(kept);

        Eventually.until(() -> {
            System.gc();
            return maker.get() == null;
        });
        assertThat(kept).hasSize(1);
    }

    private static WeakReference<Thread> make(List<Channel<String>> kept) throws InterruptedException {
        Thread thread = Thread.ofPlatform().start(() -> kept.add(Channel.rendezvous()));
        thread.join();
        return new WeakReference<>(thread);
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
