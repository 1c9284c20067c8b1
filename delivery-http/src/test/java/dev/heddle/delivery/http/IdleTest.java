package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections on which nothing happens. */
class IdleTest {

    private static final Duration TIMEOUT = Duration.ofMillis(400);

    private static final String UPGRADE = "GET /blocked HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, "
            + "HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n";

    private final Meters meters = new Meters();
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger entered = new AtomicInteger();
    private final TestServer server = TestServer.with(builder -> builder.meters(meters.registry())
            .connections(ConnectionLimits.defaults().withIdleTimeout(TIMEOUT))
            .routes(router -> router.get("/a", _ -> Response.text("got"))
                    .get("/blocked", _ -> block())
                    .post("/blocked", _ -> block())));

    private Response block() throws InterruptedException {
        entered.incrementAndGet();
        released.await();
        return Response.text("done");
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.close();
    }

    @Test
    void http1_withoutAFurtherRequest_isClosed() {
        String answer = RawSocket.exchange(server.port(), "GET /a HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("got");
        assertThat(meters.closed("idle")).isEqualTo(1);
    }

    @Test
    void http2_withoutAFurtherRequest_isEndedWithGoAway() {
        try (Http2Socket http2 = Http2Socket.open(server.port()).get(1, "/a")) {
            assertThat(http2.readStream(1)).last().extracting(Http2Socket.Frame::payload).isEqualTo("got");

            assertThat(http2.readToEnd()).last().satisfies(frame -> {
                assertThat(frame.type()).isEqualTo(Http2Socket.GOAWAY);
                assertThat(frame.error()).isEqualTo(Http2Socket.NO_ERROR);
            });
        }
        assertThat(meters.closed("idle")).isEqualTo(1);
    }

    @Test
    void http1_withARequestInFlight_isNotCut() {
        try (RawSocket socket = new RawSocket(server.port())
                .send("POST /blocked HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}")) {
            await().until(() -> entered.get() == 1);
            await().during(TIMEOUT.multipliedBy(4)).until(() -> meters.closed("idle") == 0);
            released.countDown();

            assertThat(socket.readToEnd()).startsWith("HTTP/1.1 200 ").endsWith("done");
        }
        assertThat(meters.closed("idle")).isEqualTo(1);
    }

    @Test
    void http1_withPipelinedRequestsInFlight_isNotCut() {
        try (RawSocket socket = new RawSocket(server.port())
                .send("GET /blocked HTTP/1.1\r\nHost: x\r\n\r\nGET /a HTTP/1.1\r\nHost: x\r\n\r\n")) {
            await().until(() -> entered.get() == 1);
            await().during(TIMEOUT.multipliedBy(3)).until(() -> meters.closed("idle") == 0);
            released.countDown();

            assertThat(socket.readToEnd()).matches("(?s)HTTP/1.1 200 .*doneHTTP/1.1 200 .*got");
        }
    }

    @Test
    void http2_withAStreamOpen_isNotCut() {
        try (Http2Socket http2 = Http2Socket.open(server.port()).get(1, "/blocked")) {
            await().until(() -> entered.get() == 1);
            await().during(TIMEOUT.multipliedBy(4)).until(() -> meters.closed("idle") == 0);
            released.countDown();

            assertThat(http2.readStream(1)).last().extracting(Http2Socket.Frame::payload).isEqualTo("done");
        }
    }

    @Test
    void http2_afterAnUpgrade_isClosedWhenIdleAndNotBefore() {
        try (RawSocket socket = new RawSocket(server.port()).send(UPGRADE).send(Http2Socket.PREFACE)
                .send(Http2Socket.frame(Http2Socket.SETTINGS, 0, 0))) {
            await().until(() -> entered.get() == 1);
            await().during(TIMEOUT.multipliedBy(3)).until(() -> meters.closed("idle") == 0);
            released.countDown();

            assertThat(socket.readToEnd()).startsWith("HTTP/1.1 101 ").contains("done");
        }
        assertThat(meters.closed("idle")).isEqualTo(1);
    }
}
