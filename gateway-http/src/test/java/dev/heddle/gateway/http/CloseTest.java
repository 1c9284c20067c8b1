package dev.heddle.gateway.http;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.heddle.concurrency.TaskScope;
import dev.heddle.usecase.UnavailableException;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CloseTest {

    @Test
    void close_whileACallIsInFlight_endsIt() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        try (Peer peer = Peer.that(connection -> {
            connection.readHead();
            arrived.countDown();
            connection.awaitEnd();
            ended.countDown();
        }); var scope = TaskScope.open()) {
            GatewayClient client = Clients.of(peer);
            scope.fork(() -> Clients.get(client));
            arrived.await();

            client.close();

            assertThatExceptionOfType(UnavailableException.class).isThrownBy(scope::join)
                    .withCauseInstanceOf(IOException.class);
            ended.await();
        }
    }

    @Test
    void send_afterClose_isRefused() throws Exception {
        try (Peer peer = Peer.thatAnswers("found")) {
            GatewayClient client = Clients.of(peer);
            Clients.get(client);
            client.close();

            assertThatIllegalStateException().isThrownBy(() -> Clients.post(client))
                    .withMessage("The client is closed");
        }
    }
}
