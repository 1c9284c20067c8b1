package dev.heddle.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.usecase.OutcomeUnknownException;
import dev.heddle.usecase.UnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallFailuresTest {

    private static final Duration SHORT = Duration.ofMillis(150);

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PATCH"})
    void send_connectionRefused_isUnavailable(String method) throws Exception {
        try (GatewayClient client = Clients.of(URI.create("http://user:password@127.0.0.1:" + freePort()))) {
            assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> send(client, method))
                    .withMessageMatching("Unable to get an answer to " + method
                            + " 'http://127.0.0.1:\\d+/entries/42': ConnectException");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void send_unknownHost_isUnavailable(String method) {
        try (GatewayClient client = Clients.of(URI.create("http://ledger.invalid"))) {
            assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> send(client, method));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH", "TRANSFER"})
    void send_connectionBreaksAfterAChangeWasSent_leavesTheOutcomeUnknown(String method) throws Exception {
        try (Peer peer = Peer.that(PeerConnection::readHead); GatewayClient client = Clients.of(peer)) {
            assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> send(client, method))
                    .withMessageContaining("The outcome of " + method + " '" + peer.uri() + "/entries/42' is unknown: ")
                    .withCauseInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
    void send_connectionBreaksAndTheRequestMayBeRepeated_isUnavailable(String method) throws Exception {
        try (Peer peer = Peer.that(PeerConnection::readHead); GatewayClient client = Clients.of(peer)) {
            assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> send(client, method))
                    .withCauseInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
    void send_connectionBreaksOnceAndTheRequestMayBeRepeated_isAnswered(String method) throws Exception {
        AtomicBoolean broken = new AtomicBoolean();
        try (Peer peer = Peer.that(connection -> {
            connection.readHead();
            if (broken.getAndSet(true)) {
                connection.answer("");
            }
        }); GatewayClient client = Clients.of(peer)) {
            send(client, method);

            assertThat(peer.accepted()).isEqualTo(2);
        }
    }

    @Test
    void send_connectionBreaksAfterAChangeWasSent_isNotSentAgain() throws Exception {
        try (Peer peer = Peer.that(PeerConnection::readHead); GatewayClient client = Clients.of(peer)) {
            assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> send(client, "POST"));

            assertThat(peer.accepted()).isOne();
        }
    }

    @Test
    void send_connectionIsReset_isUnavailable() throws Exception {
        try (Peer peer = Peer.that(connection -> {
            connection.readHead();
            connection.reset();
        }); GatewayClient client = Clients.of(peer)) {
            assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> Clients.get(client))
                    .withRootCauseInstanceOf(SocketException.class);
        }
    }

    @Test
    void send_bodyIsCutShort_leavesTheOutcomeUnknown() throws Exception {
        try (Peer peer = Peer.that(connection -> {
            connection.readHead();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf of it");
        }); GatewayClient client = Clients.of(peer)) {
            assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> Clients.post(client));
        }
    }

    @Test
    void send_noAnswerInTime_isUnavailable() throws Exception {
        try (Peer peer = Peer.that(PeerConnection::awaitEnd); GatewayClient client = Clients.of(peer, SHORT)) {
            assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> Clients.get(client))
                    .withMessage("Unable to get an answer to GET '" + peer.uri()
                            + "/entries/42': no answer within PT0.15S");
        }
    }

    @Test
    void send_noAnswerToAChangeInTime_leavesTheOutcomeUnknown() throws Exception {
        try (Peer peer = Peer.that(PeerConnection::awaitEnd); GatewayClient client = Clients.of(peer, SHORT)) {
            assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> Clients.post(client))
                    .withMessage("The outcome of POST '" + peer.uri()
                            + "/entries/42' is unknown: no answer within PT0.15S");
        }
    }

    @Test
    void send_requestRunsOutOfItsOwnTime_isUnavailable() throws Exception {
        try (Peer peer = Peer.that(PeerConnection::awaitEnd); GatewayClient client = Clients.of(peer)) {
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> client.send(Clients.request(client).timeout(SHORT).build(),
                            BodyHandlers.ofString()))
                    .withMessageContaining("no answer within PT0.15S");
        }
    }

    @Test
    void send_bodyHandlerFails_throwsWhatItThrew() throws Exception {
        try (Peer peer = Peer.thatAnswers("found"); GatewayClient client = Clients.of(peer)) {
            IllegalStateException failure = new IllegalStateException("no such entry");

            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> client.send(Clients.request(client).build(), _ -> {
                        throw failure;
                    })).isSameAs(failure);
        }
    }

    private static void send(GatewayClient client, String method) {
        client.send(Clients.request(client).method(method, BodyPublishers.ofString("")).build(),
                BodyHandlers.ofString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
