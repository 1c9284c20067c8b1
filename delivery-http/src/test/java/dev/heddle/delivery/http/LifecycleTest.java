package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final Readiness readiness = new Readiness();

    private Response block(Request request) throws InterruptedException {
        entered.countDown();
        released.await();
        return Response.text("done");
    }

    private TestServer blocking() {
        return TestServer.with(
                builder -> builder.readiness(readiness).routes(router -> router.get("/blocked", this::block)));
    }

    @Test
    void stop_requestInFlight_isFinished() throws Exception {
        try (TestServer server = blocking()) {
            CompletableFuture<HttpResponse<String>> asked = server.client()
                    .sendAsync(server.request("/blocked").build(), BodyHandlers.ofString());
            entered.await();
            int port = server.port();

            Thread stopping = Thread.ofVirtual().start(server::stop);
            Awaitility.await().until(() -> !readiness.isOn() && refusesConnections(port));
            assertThat(asked).isNotDone();
            released.countDown();

            assertThat(asked.join().body()).isEqualTo("done");
            stopping.join();
            assertPortIsFree(port);
        }
    }

    @Test
    void callerHangsUp_isNoReasonForAWarning() throws Exception {
        try (CapturedLog log = new CapturedLog("ROOT", Level.WARN);
                TestServer server = TestServer.of(router -> router.get("/blocked", this::block)
                        .get("/next", _ -> Response.noContent()))) {
            try (RawSocket socket = new RawSocket(server.port())) {
                socket.send("GET /blocked HTTP/1.1\r\nHost: x\r\n\r\n");
                entered.await();
                socket.reset();
            }
            released.countDown();
            assertThat(server.get("/next").statusCode()).isEqualTo(204);
            server.stop();
            assertThat(log.events()).isEmpty();
        }
    }

    @Test
    void start_portInUse_saysWhatToDo() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HttpServer server = HttpServer.builder().port(other.getLocalPort()).build();

            assertThatExceptionOfType(HttpServerException.class).isThrownBy(server::start)
                    .withMessage("Unable to listen on 127.0.0.1:" + other.getLocalPort()
                            + " (Address already in use): stop what listens there, or set another port or host");
            server.close();
        }
    }

    @Test
    void start_unknownHost_saysWhatToDo() {
        HttpServer server = HttpServer.builder().host("no.such.host.invalid").port(0).build();

        assertThatExceptionOfType(HttpServerException.class).isThrownBy(server::start)
                .withMessageStartingWith("Unable to listen on no.such.host.invalid:0")
                .withMessageEndingWith("check the host and the port");
    }

    @Test
    void start_again_isRefused() {
        try (TestServer server = TestServer.of()) {
            assertThatIllegalStateException().isThrownBy(server.server()::start)
                    .withMessage("The server was started already");
            server.stop();
            assertThatIllegalStateException().isThrownBy(server.server()::start);
        }
    }

    @Test
    void close_neverStarted_doesNothing() {
        HttpServer server = HttpServer.builder().build();

        server.close();

        assertThatIllegalStateException().isThrownBy(server::port).withMessage("The server was not started");
    }

    @Test
    void start_afterStop_isRefused() {
        HttpServer server = HttpServer.builder().port(0).build();
        server.close();

        assertThatIllegalStateException().isThrownBy(server::start).withMessage("The server was stopped");
    }

    @Test
    void start_afterAFailedStart_isPossible() throws IOException {
        ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        try (other; HttpServer server = HttpServer.builder().port(other.getLocalPort()).build()) {
            assertThatExceptionOfType(HttpServerException.class).isThrownBy(server::start);
            other.close();

            server.start();

            assertThat(server.port()).isEqualTo(other.getLocalPort());
        }
    }

    @Test
    void port_whileDraining_isToldAtOnce() throws Exception {
        try (TestServer server = blocking()) {
            CompletableFuture<HttpResponse<String>> asked = server.client()
                    .sendAsync(server.request("/blocked").build(), BodyHandlers.ofString());
            entered.await();
            int port = server.port();

            Thread stopping = Thread.ofVirtual().start(server::stop);
            Awaitility.await().until(() -> !readiness.isOn() && refusesConnections(port));
            CompletableFuture<Integer> told = CompletableFuture.supplyAsync(server::port);

            assertThat(told).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(port);
            assertThat(asked).isNotDone();
            released.countDown();
            stopping.join();
        }
    }

    private static boolean refusesConnections(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    private static void assertPortIsFree(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(socket.isBound()).isTrue();
        }
    }
}
