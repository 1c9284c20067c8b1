package dev.heddle.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.heddle.concurrency.CancelCause;
import dev.heddle.concurrency.CancellableContext;
import dev.heddle.concurrency.CancelledException;
import dev.heddle.concurrency.Context;
import dev.heddle.concurrency.Outcome;
import dev.heddle.concurrency.Task;
import dev.heddle.concurrency.TaskScope;
import dev.heddle.usecase.UnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InFlightTest {

    private static final Duration SHORT = Duration.ofMillis(150);

    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();
    private final Peer peer = Peer.that(connection -> {
        while (!connection.readHead().isEmpty()) {
            requests.incrementAndGet();
            await().until(() -> mayAnswer.getCount() == 0);
            connection.answer("found");
        }
    });

    @AfterEach
    void close() throws IOException {
        mayAnswer.countDown();
        peer.close();
    }

    @Test
    void send_noPlaceUntilTheDeadline_isCancelledAndSendsNothing() {
        whileOneIsInFlight(Duration.ofMinutes(1), client -> {
            try (CancellableContext context = Context.current().withTimeout(SHORT)) {
                assertThatExceptionOfType(CancelledException.class)
                        .isThrownBy(() -> context.run(() -> Clients.get(client)))
                        .extracting(CancelledException::cancelCause).isEqualTo(new CancelCause.DeadlineExceeded(SHORT));
            }
        });
    }

    @Test
    void send_noPlaceForAllOfItsTime_isUnavailableEvenForAChange() {
        whileOneIsInFlight(Duration.ofMinutes(1), client -> assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> client.send(Clients.change(client).timeout(SHORT).build(), Clients.TEXT))
                .withMessage("Unable to get an answer to POST '" + peer.uri()
                        + "/entries/42': as many calls as may be (maxInFlight) were in flight for all of PT0.15S"));
    }

    @Test
    void send_placeIsFreeAgain_isAnswered() {
        whileOneIsInFlight(Duration.ofMinutes(1), client -> {
            try (TaskScope<String, String> scope = TaskScope.firstSuccess()) {
                scope.fork(() -> Clients.get(client).body());
                mayAnswer.countDown();

                assertThat(scope.join()).isEqualTo("found");
            }
        });
    }

    @Test
    void send_manyAtOnce_areNeverMoreThanTheMaximum() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (Peer counting = Peer.that(connection -> {
            while (!connection.readHead().isEmpty()) {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                now.decrementAndGet();
                connection.answer("found");
            }
        });
                GatewayClient client = GatewayClient.builder().baseUri(counting.uri()).maxInFlight(3).build();
                var scope = TaskScope.<String>gatherAll()) {
            for (int i = 0; i < 200; i++) {
                scope.fork(() -> Clients.get(client).body());
            }

            assertThat(scope.join()).hasSize(200).allMatch(Outcome.Succeeded.class::isInstance);
            assertThat(most.get()).isBetween(1, 3);
            assertThat(counting.accepted()).isBetween(1, 3);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void whileOneIsInFlight(Duration timeout, Body body) {
        try (GatewayClient client = GatewayClient.builder().baseUri(peer.uri()).timeout(timeout).maxInFlight(1).build();
                var scope = TaskScope.<String>gatherAll()) {
            Task<String> first = scope.fork(() -> Clients.get(client).body());
            await().until(() -> requests.get() == 1);

            body.run(client);

            mayAnswer.countDown();
            scope.join();
            assertThat(first.result()).isEqualTo("found");
        }
    }

    @FunctionalInterface
    private interface Body {

        void run(GatewayClient client);
    }
}
