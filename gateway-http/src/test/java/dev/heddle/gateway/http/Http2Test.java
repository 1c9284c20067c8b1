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
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that share a connection. */
class Http2Test {

    private static final Duration SHORT = Duration.ofMillis(150);

    private final Http2Peer peer = new Http2Peer();
    private final GatewayClient client = GatewayClient.builder().baseUri(peer.uri())
            .version(HttpClient.Version.HTTP_2).build();

    /** The first answer is that to an upgrade. */
    @BeforeEach
    void connect() {
        assertThat(answer("/found").version()).isEqualTo(HttpClient.Version.HTTP_2);
    }

    @AfterEach
    void close() {
        client.close();
        peer.close();
    }

    @Test
    void send_deadlineBeforeTheHead_resetsTheStream() {
        cancelledByDeadline("/held");

        await().until(() -> peer.resets() == 1);
        assertThat(answer("/found").body()).isEqualTo("found");
        assertThat(peer.connections()).isEqualTo(1);
    }

    @Test
    void send_deadlineWithinTheBody_resetsTheStream() {
        cancelledByDeadline("/half");

        await().until(() -> peer.resets() == 1);
        assertThat(answer("/found").body()).isEqualTo("found");
        assertThat(peer.connections()).isEqualTo(1);
    }

    @Test
    void send_someOfManyAreCancelled_leavesTheOthersUnharmed() {
        try (CancellableContext some = Context.current().withCancel();
                var scope = TaskScope.<String>gatherAll()) {
            List<Task<String>> kept = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                scope.fork(() -> some.call(() -> answer("/held").body()));
                kept.add(scope.fork(() -> answer("/held").body()));
            }
            await().until(() -> peer.held() == 80);

            some.cancel(new CancelCause.ClientDisconnected());
            await().until(() -> peer.resets() == 40);
            peer.answerTheHeld();

            List<Outcome<String>> outcomes = scope.join();
            assertThat(kept).extracting(Task::result).hasSize(40).containsOnly("found");
            assertThat(outcomes).filteredOn(Outcome.Succeeded.class::isInstance).hasSize(40);
            assertThat(peer.connections()).isEqualTo(1);
        }
    }

    @Test
    void send_moreThanTheServerTakesAtOnce_areAllAnswered() {
        try (var scope = TaskScope.<String>gatherAll()) {
            for (int i = 0; i < 500; i++) {
                scope.fork(() -> answer("/found").body());
            }

            assertThat(scope.join()).containsOnly(new Outcome.Succeeded<>("found"));
        }
    }

    private void cancelledByDeadline(String target) {
        try (CancellableContext context = Context.background().withTimeout(SHORT)) {
            assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> context.run(() -> answer(target)))
                    .extracting(CancelledException::cancelCause).isEqualTo(new CancelCause.DeadlineExceeded(SHORT));
        }
    }

    private HttpResponse<String> answer(String target) {
        return client.send(Clients.request(client, target).build(), Clients.TEXT);
    }
}
