package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heddle.concurrency.Context;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What callers see of a server that stops in order. */
class StopTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final String HTTP_2_PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0";
    private static final byte GO_AWAY = 7;
    private static final int FRAME_HEADER = 9;

    private final Meters meters = new Meters();
    private final Readiness readiness = new Readiness();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private TestServer server = start(Duration.ZERO);

    private TestServer start(Duration delay) {
        return TestServer.with(builder -> builder.settings(HttpServerSettings.defaults()
                .withPort(0).withShutdownDelay(delay))
                .meters(meters.registry())
                .readiness(readiness)
                .routes(router -> router.get("/quick", _ -> Response.text("quick")).get("/blocked", _ -> block())));
    }

    private Response block() throws InterruptedException {
        entered.countDown();
        released.await();
        return Response.text("cancelled: " + Context.current().isCancelled());
    }

    private void restart(Duration delay) {
        server.close();
        server = start(delay);
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.close();
    }

    @Test
    void stop_withADelay_goesOnAsBeforeButIsNotReady() throws Exception {
        restart(LONG);
        Thread stopping = Thread.ofVirtual().start(() -> server.server().stop(LONG));
        await().until(() -> !readiness.isOn());

        String answer = RawSocket.exchange(server.port(),
                "GET /quick HTTP/1.1\r\nHost: x\r\n\r\nGET /quick HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer.substring(0, answer.indexOf("HTTP/1.1", 1))).startsWith("HTTP/1.1 200 ")
                .doesNotContainIgnoringCase("connection: close");
        stopping.interrupt();
        stopping.join();
    }

    @Test
    void stop_afterTheDelay_acceptsNothing() {
        restart(Duration.ofMillis(200));
        int port = server.port();

        server.server().stop(LONG);

        assertThat(refusesConnections(port)).isTrue();
    }

    @Test
    void stop_interruptedInTheDelay_endsTheGraceToo() throws Exception {
        restart(LONG);
        try (RawSocket socket = new RawSocket(server.port()).send("GET /blocked HTTP/1.1\r\nHost: x\r\n\r\n")) {
            entered.await();
            Thread stopping = Thread.ofVirtual().start(() -> server.server().stop(LONG));
            await().until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
            stopping.interrupt();
            stopping.join();

            assertThat(socket.readToEnd()).startsWith("HTTP/1.1 503 ").contains("\"code\":\"shutting-down\"");
        }
        await().until(() -> meters.cancelled("shutdown", "/blocked") == 1);
        await().until(() -> meters.stopped("shutdown") == 1);
        assertThat(meters.answered("/blocked", 503)).isEqualTo(1);
    }

    @Test
    void stop_requestInFlight_isAnsweredUnderALivingContextAndToldThatTheConnectionCloses() throws Exception {
        try (RawSocket socket = new RawSocket(server.port()).send("GET /blocked HTTP/1.1\r\nHost: x\r\n\r\n")) {
            entered.await();
            int port = server.port();
            Thread stopping = Thread.ofVirtual().start(() -> server.server().stop(LONG));
            await().until(() -> refusesConnections(port));
            released.countDown();

            assertThat(socket.readToEnd()).startsWith("HTTP/1.1 200 ").containsIgnoringCase("connection: close\r\n")
                    .endsWith("cancelled: false");
            stopping.join();
        }
        assertThat(meters.registry().find("heddle.requests.cancelled").counters()).isEmpty();
    }

    @Test
    void stop_connectionOfHttp2_getsGoAway() throws Exception {
        try (RawSocket socket = new RawSocket(server.port()).send(HTTP_2_PREFACE)) {
            byte[] settings = socket.read(FRAME_HEADER);
            Thread stopping = Thread.ofVirtual().start(() -> server.server().stop(Duration.ofSeconds(5)));

            assertThat(frameTypes(ByteBuffer.wrap(settings), ByteBuffer.wrap(socket.readBytes()))).contains(GO_AWAY);
            stopping.join();
        }
    }

    /** Takes the header of the first frame, and all that comes after it. */
    private static List<Byte> frameTypes(ByteBuffer first, ByteBuffer rest) {
        List<Byte> types = new ArrayList<>();
        ByteBuffer header = first;
        while (true) {
            int length = (header.getShort() & 0xffff) << 8 | (header.get() & 0xff);
            types.add(header.get());
            header.position(header.position() + FRAME_HEADER - 4);
            rest.position(rest.position() + length);
            if (rest.remaining() < FRAME_HEADER) {
                return types;
            }
            header = rest;
        }
    }

    private static boolean refusesConnections(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }
}
