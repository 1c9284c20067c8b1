package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Below Vert.x, where nothing else sees it: that who leaves is forgotten. */
class PeersTest {

    private final Peers peers = new Peers(new Connections(ConnectionLimits.defaults(),
            new ConnectionMeters(new SimpleMeterRegistry()), ProblemTypes.DEFAULT));
    private final Vertx vertx = Vertx.builder().withTransport(peers.transport()).build();
    private final HttpServer server = vertx.createHttpServer()
            .requestHandler(incoming -> incoming.response().end(Boolean.toString(peers.of(incoming) != null)))
            .listen(0, "127.0.0.1").await();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void peer_isFoundByItsRequestAndForgottenWhenItLeaves() {
        try (RawSocket quiet = new RawSocket(server.actualPort());
                RawSocket socket = new RawSocket(server.actualPort()).send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")) {
            assertThat(new String(socket.read("HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\ntrue".length()),
                    StandardCharsets.US_ASCII)).endsWith("true");
            await().until(() -> peers.size() == 2);
            quiet.reset();
            await().until(() -> peers.size() == 1);
        }
        await().until(() -> peers.size() == 0);
    }
}
