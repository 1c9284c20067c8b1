package dev.heddle.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heddle.concurrency.CancellableContext;
import dev.heddle.concurrency.CancelledException;
import dev.heddle.concurrency.Context;
import dev.heddle.concurrency.TaskScope;
import java.lang.ref.WeakReference;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Thousands of calls that are cancelled while they connect, send, wait and read, or just when they are done. */
class ManyCancelsTest {

    private static final int CALLERS = 8;
    private static final int CALLS = 300;

    private final Queue<WeakReference<Body>> bodies = new ConcurrentLinkedQueue<>();
    private final AtomicInteger cancelled = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();

    @Test
    void send_cancelledAtAnyMoment_leavesNoPlaceConnectionOrHeapBehind() throws Exception {
        try (Peer peer = Peer.thatAnswers("found")) {
            callAndClose(peer);

            await().until(() -> peer.open() == 0 && held() == 0);
            assertThat(cancelled.get()).isPositive();
            assertThat(answered.get()).isPositive();
        }
    }

    private void callAndClose(Peer peer) {
        try (GatewayClient client = GatewayClient.builder().baseUri(peer.uri()).maxInFlight(CALLERS).build()) {
            callFromAllSides(client);

            // A connection that is kept for later calls holds on to one of the past.
            await().until(() -> peer.open() <= CALLERS && held() <= peer.open());
            assertThat(Clients.get(client).body()).isEqualTo("found");
        }
    }

    private void callFromAllSides(GatewayClient client) {
        try (var scope = TaskScope.open()) {
            for (int i = 0; i < CALLERS; i++) {
                scope.fork(() -> callAgainAndAgain(client));
            }
            scope.join();
        }
    }

    private void callAgainAndAgain(GatewayClient client) {
        for (int i = 0; i < CALLS; i++) {
            Duration time = Duration.ofNanos(ThreadLocalRandom.current().nextInt(50_000, 3_000_000));
            try (CancellableContext context = Context.current().withTimeout(time)) {
                context.run(() -> client.send(Clients.request(client).build(), newBody()));
                answered.incrementAndGet();
            } catch (CancelledException _) {
                cancelled.incrementAndGet();
            }
        }
    }

    private Body newBody() {
        Body body = new Body();
        bodies.add(new WeakReference<>(body));
        return body;
    }

    private int held() {
        System.gc();
        bodies.removeIf(body -> body.refersTo(null));
        return bodies.size();
    }

    /** Has an identity, by which the calls that are held on to can be counted. */
    private static final class Body implements BodyHandler<String> {

        @Override
        public BodySubscriber<String> apply(ResponseInfo info) {
            return BodySubscribers.ofString(StandardCharsets.UTF_8);
        }
    }
}
