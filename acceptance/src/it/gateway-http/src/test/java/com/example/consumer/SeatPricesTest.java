package com.example.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.concurrency.CancellableContext;
import dev.heddle.concurrency.CancelledException;
import dev.heddle.concurrency.Context;
import dev.heddle.gateway.http.GatewayClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SeatPricesTest {

    @Test
    void of_seatThatIsKnown_isItsPrice() throws Exception {
        try (ServerSocket service = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                GatewayClient client = clientOf(service)) {
            Thread answering = Thread.ofVirtual().start(() -> answer(service));

            assertThat(new SeatPrices(client).of("7A")).isEqualTo(4200);

            answering.join();
        }
    }

    @Test
    void of_serviceThatDoesNotAnswer_endsWithTheDeadline() throws Exception {
        try (ServerSocket service = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                GatewayClient client = clientOf(service);
                CancellableContext context = Context.background().withTimeout(Duration.ofMillis(200))) {
            assertThatExceptionOfType(CancelledException.class)
                    .isThrownBy(() -> context.call(() -> new SeatPrices(client).of("7A")));
        }
    }

    private static GatewayClient clientOf(ServerSocket service) {
        return GatewayClient.builder().baseUri(URI.create("http://127.0.0.1:" + service.getLocalPort())).build();
    }

    private static void answer(ServerSocket service) {
        try (Socket socket = service.accept()) {
            socket.getInputStream().read();
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n4200".getBytes());
            socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException _) {
            // the client is gone
        }
    }
}
