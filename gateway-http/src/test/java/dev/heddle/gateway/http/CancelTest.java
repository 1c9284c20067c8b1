package dev.heddle.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.heddle.concurrency.CancelCause;
import dev.heddle.concurrency.CancellableContext;
import dev.heddle.concurrency.CancelledException;
import dev.heddle.concurrency.Context;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What becomes of a call over HTTP/1.1 when its context is cancelled, on both sides. */
class CancelTest {

    private static final Duration SHORT = Duration.ofMillis(150);

    private final CountDownLatch ended = new CountDownLatch(1);

    @Test
    void send_contextCancelledBefore_sendsNothing() throws Exception {
        try (Peer peer = Peer.thatAnswers("found");
                GatewayClient client = Clients.of(peer);
                CancellableContext context = Context.background().withCancel()) {
            assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> context.run(() -> {
                context.cancel(new CancelCause.ClientDisconnected());
                Clients.get(client);
            })).extracting(CancelledException::cancelCause).isEqualTo(new CancelCause.ClientDisconnected());
            assertThat(peer.accepted()).isZero();
        }
    }

    @Test
    void send_deadlineWhileConnecting_isCancelled() throws Exception {
        List<Socket> crowd = new ArrayList<>();
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fillBacklog(deaf, crowd);
            URI uri = URI.create("http://127.0.0.1:" + deaf.getLocalPort());
            try (GatewayClient client = Clients.of(uri)) {
                cancelledByDeadline(client);
            }
        } finally {
            for (Socket socket : crowd) {
                socket.close();
            }
        }
    }

    @Test
    void send_deadlineBeforeTheHead_closesTheConnection() throws Exception {
        try (Peer peer = Peer.that(connection -> {
            connection.readHead();
            connection.awaitEnd();
            ended.countDown();
        }); GatewayClient client = Clients.of(peer)) {
            cancelledByDeadline(client);

            ended.await();
        }
    }

    @Test
    void send_deadlineWithinTheBody_closesTheConnection() throws Exception {
        try (Peer peer = Peer.that(connection -> {
            connection.readHead();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of it");
            connection.awaitEnd();
            ended.countDown();
        }); GatewayClient client = Clients.of(peer)) {
            cancelledByDeadline(client);

            ended.await();
        }
    }

    @Test
    void send_clientDisconnects_closesTheConnectionAndTellsWhy() throws Exception {
        try (CancellableContext context = Context.background().withCancel();
                Peer peer = Peer.that(connection -> {
                    connection.readHead();
                    context.cancel(new CancelCause.ClientDisconnected());
                    connection.awaitEnd();
                    ended.countDown();
                });
                GatewayClient client = Clients.of(peer)) {
            assertThatExceptionOfType(CancelledException.class)
                    .isThrownBy(() -> context.run(() -> Clients.post(client)))
                    .extracting(CancelledException::cancelCause).isEqualTo(new CancelCause.ClientDisconnected());

            ended.await();
        }
    }

    @Test
    void send_threadInterrupted_closesTheConnectionAndKeepsTheInterrupt() throws Exception {
        Thread caller = Thread.currentThread();
        try (Peer peer = Peer.that(connection -> {
            connection.readHead();
            caller.interrupt();
            connection.awaitEnd();
            ended.countDown();
        }); GatewayClient client = Clients.of(peer)) {
            assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> Clients.get(client))
                    .withCauseInstanceOf(InterruptedException.class);

            assertThat(Thread.interrupted()).isTrue();
            ended.await();
        }
    }

    @Test
    void send_threadInterruptedBefore_sendsNothing() throws Exception {
        try (Peer peer = Peer.thatAnswers("found"); GatewayClient client = Clients.of(peer)) {
            Thread.currentThread().interrupt();

            assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> Clients.get(client));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(peer.accepted()).isZero();
        }
    }

    @Test
    void send_afterACancelledCall_isAnswered() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        try (Peer peer = Peer.that(connection -> {
            connection.readHead();
            if (first.getCount() == 0) {
                connection.answer("found");
            }
            first.countDown();
            connection.awaitEnd();
        }); GatewayClient client = Clients.of(peer)) {
            cancelledByDeadline(client);

            assertThat(Clients.get(client).body()).isEqualTo("found");
        }
    }

    @Test
    void read_ofAStreamWhenTheContextIsCancelled_endsAndClosesTheConnection() throws Exception {
        try (CancellableContext context = Context.background().withCancel();
                Peer peer = Peer.that(connection -> {
                    connection.readHead();
                    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx");
                    connection.awaitEnd();
                    ended.countDown();
                });
                GatewayClient client = Clients.of(peer)) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> context.run(() -> {
                HttpResponse<InputStream> answer = client.send(Clients.request(client).build(),
                        BodyHandlers.ofInputStream());
                try (InputStream body = answer.body()) {
                    assertThat(body.read()).isEqualTo('x');
                    cancelSoon(context);
                    body.read();
                }
            }));

            ended.await();
        }
    }

    private static void cancelSoon(CancellableContext context) {
        Thread reader = Thread.currentThread();
        Thread.ofVirtual().start(() -> {
            await().until(() -> reader.getState() == Thread.State.WAITING);
            context.cancel("enough");
        });
    }

    private static void cancelledByDeadline(GatewayClient client) throws Exception {
        try (CancellableContext context = Context.background().withTimeout(SHORT)) {
            assertThatExceptionOfType(CancelledException.class)
                    .isThrownBy(() -> context.run(() -> Clients.get(client)))
                    .extracting(CancelledException::cancelCause).isEqualTo(new CancelCause.DeadlineExceeded(SHORT));
        }
    }

    /** Connects until nobody gets through any more. */
    private static void fillBacklog(ServerSocket deaf, List<Socket> crowd) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), deaf.getLocalPort());
        try {
            while (true) {
                Socket socket = new Socket();
                crowd.add(socket);
                socket.connect(address, 200);
            }
        } catch (SocketTimeoutException _) {
            // full
        }
    }
}
