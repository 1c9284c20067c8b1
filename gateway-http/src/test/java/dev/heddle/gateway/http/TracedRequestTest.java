package dev.heddle.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heddle.concurrency.BlockingRegion;
import dev.heddle.concurrency.CancellableContext;
import dev.heddle.concurrency.Context;
import dev.heddle.usecase.RequestTrace;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TracedRequestTest {

    private static final RequestTrace TRACE = new RequestTrace("request-7",
            Optional.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

    private final BlockingQueue<String> heads = new LinkedBlockingQueue<>();
    private final Peer peer = Peer.that(connection -> {
        heads.add(connection.readHead());
        connection.answer("found");
    });
    private final GatewayClient client = Clients.of(peer);

    @AfterEach
    void close() throws Exception {
        client.close();
        peer.close();
    }

    @Test
    void send_underNoContext_tellsTheTimeOfTheClient() throws Exception {
        Clients.get(client);

        assertThat(sentTimeout()).isBetween(1L, 10_000L);
    }

    @Test
    void send_underADeadline_tellsWhatIsLeftOfIt() throws Exception {
        try (CancellableContext context = Context.background().withTimeout(Duration.ofSeconds(5))) {
            long first = context.call(this::timeoutOfACall);
            long left = context.remaining().orElseThrow().toMillis();
            long second = context.call(this::timeoutOfACall);

            assertThat(first).isBetween(left, 5_000L);
            assertThat(second).isBetween(1L, left);
        }
    }

    @Test
    void send_laterDeadline_tellsTheTimeOfTheClient() throws Exception {
        try (CancellableContext context = Context.background().withTimeout(Duration.ofHours(1))) {
            assertThat(context.call(this::timeoutOfACall)).isBetween(1L, 10_000L);
        }
    }

    @Test
    void send_requestWithATimeoutOfItsOwn_tellsTheShorterOne() throws Exception {
        HttpRequest request = Clients.request(client).timeout(Duration.ofSeconds(3)).build();

        client.send(request, BodyHandlers.ofString());

        assertThat(sentTimeout()).isBetween(1L, 3_000L);
    }

    @Test
    void of_noTimeLeft_tellsOneMillisecond() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://ledger/")).build();
        try (CancellableContext context = Context.background().withTimeout(Duration.ofMillis(50))) {
            HttpRequest traced = context.call(() -> BlockingRegion.shielded(() -> {
                await().until(context::isCancelled);
                return TracedRequest.of(request);
            }));

            assertThat(traced.headers().firstValue("X-Request-Timeout-Ms")).contains("1");
        }
    }

    @Test
    void send_forARequest_tellsItsTrace() throws Exception {
        TRACE.in(Context.background()).run(() -> Clients.get(client));

        assertThat(heads.take()).contains("X-Request-Id: request-7\r\n",
                "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\n");
    }

    @Test
    void send_forNoRequest_tellsNoTrace() throws Exception {
        Clients.get(client);

        assertThat(heads.take()).doesNotContainIgnoringCase("X-Request-Id").doesNotContainIgnoringCase("traceparent");
    }

    @Test
    void send_requestWithHeadersOfItsOwn_keepsThem() throws Exception {
        HttpRequest request = Clients.request(client).header("x-request-timeout-ms", "17").header("x-request-id", "own")
                .header("Traceparent", "mine").build();

        TRACE.in(Context.background()).run(() -> client.send(request, BodyHandlers.ofString()));

        assertThat(heads.take().toLowerCase(Locale.ROOT).lines().filter(line -> line.contains("request-")
                || line.startsWith("traceparent"))).containsExactlyInAnyOrder("x-request-timeout-ms: 17",
                        "x-request-id: own", "traceparent: mine");
    }

    private long timeoutOfACall() throws InterruptedException {
        Clients.get(client);
        return sentTimeout();
    }

    private long sentTimeout() throws InterruptedException {
        String name = "X-Request-Timeout-Ms: ";
        return heads.take().lines().filter(line -> line.startsWith(name)).mapToLong(
                line -> Long.parseLong(line.substring(name.length()))).sum();
    }
}
