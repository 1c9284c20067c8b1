package com.example.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.example.guide.Bank.Account;
import com.example.guide.Bank.Balance;
import dev.heddle.concurrency.BlockingRegion;
import dev.heddle.concurrency.CancelCause;
import dev.heddle.concurrency.CancellableContext;
import dev.heddle.concurrency.CancelledException;
import dev.heddle.concurrency.Context;
import dev.heddle.concurrency.Registration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ContextTest {

    private static final Context.Key<String> TENANT = Context.Key.named("tenant");

    private final Bank bank = new Bank();

    Optional<Balance> balance(Account account, Duration timeout) throws InterruptedException {
        try (CancellableContext context = Context.current().withTimeout(timeout)) {
            return context.call(() -> bank.balanceThatTakesForever(account));
        }
    }

    @Test
    void timeout_ofACallThatBlocks_endsIt() {
        assertThatExceptionOfType(CancelledException.class)
                .isThrownBy(() -> balance(new Account("a"), Duration.ofMillis(20)))
                .withMessage("deadline exceeded, the budget was PT0.02S");
    }

    String why(CancelledException cancelled) {
        return switch (cancelled.cancelCause()) {
            case CancelCause.DeadlineExceeded(Duration budget) -> "not within " + budget.toMillis() + " ms";
            case CancelCause.ClientDisconnected() -> "nobody waits for it";
            case CancelCause.ShuttingDown() -> "try another instance";
            case CancelCause.SiblingFailed(String task, Throwable failure) -> task + " failed: " + failure;
            case CancelCause.CancelledByCaller(String reason) -> reason;
        };
    }

    @Test
    void cause_isOneOfFive() {
        assertThat(why(new CancelledException(new CancelCause.DeadlineExceeded(Duration.ofSeconds(1)))))
                .isEqualTo("not within 1000 ms");
    }

    long sum(long[] numbers) {
        Context context = Context.current();
        long sum = 0;
        for (long number : numbers) {
            context.throwIfCancelled();
            sum += number;
        }
        return sum;
    }

    @Test
    void loop_underACancelledContext_ends() {
        AtomicReference<CancelledException> thrown = new AtomicReference<>();
        try (CancellableContext context = Context.current().withCancel()) {
            context.run(() -> {
                assertThat(sum(new long[]{1, 2})).isEqualTo(3);
                context.cancel("enough");
                try {
                    sum(new long[]{1, 2});
                } catch (CancelledException e) {
                    thrown.set(e);
                }
            });
        }
        assertThat(thrown.get()).hasMessage("cancelled: enough");
    }

    @Test
    void value_isSeenBelow_withoutBeingHandedOn() {
        Context context = Context.current().with(TENANT, "acme");
        context.run(() -> assertThat(tenant()).isEqualTo("acme"));
        assertThat(tenant()).isEqualTo("none");
    }

    static String tenant() {
        return Context.current().get(TENANT).orElse("none");
    }

    int firstByte(Socket socket) throws IOException {
        return BlockingRegion.call(socket::close, () -> socket.getInputStream().read());
    }

    @Test
    void region_thatAnInterruptWouldNotWake_isWokenByItsCanceller() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new Socket();
                CancellableContext context = Context.current().withTimeout(Duration.ofMillis(20))) {
            socket.connect(new InetSocketAddress(silent.getInetAddress(), silent.getLocalPort()));

            assertThatExceptionOfType(CancelledException.class)
                    .isThrownBy(() -> context.call(() -> firstByte(socket)))
                    .withCauseInstanceOf(IOException.class);
        }
    }

    void release(Runnable reservation) {
        try (CancellableContext context = Context.current().withoutCancel().withTimeout(Duration.ofSeconds(5))) {
            context.run(reservation::run);
        }
    }

    @Test
    void compensation_underACancelledContext_isDoneEvenSo() {
        AtomicReference<String> released = new AtomicReference<>();
        try (CancellableContext context = Context.current().withCancel()) {
            context.run(() -> {
                context.cancel("the client is gone");
                release(() -> released.set("yes"));
            });
        }
        assertThat(released.get()).isEqualTo("yes");
    }

    @Test
    void listener_isCalledOnce() {
        AtomicReference<CancelCause> told = new AtomicReference<>();
        try (CancellableContext context = Context.current().withCancel();
                Registration _ = context.onCancel(told::set)) {
            context.cancel("enough");
        }
        assertThat(told.get()).isEqualTo(new CancelCause.CancelledByCaller("enough"));
    }
}
