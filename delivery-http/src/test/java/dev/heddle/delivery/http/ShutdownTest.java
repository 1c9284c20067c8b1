package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.heddle.concurrency.CancelCause;
import dev.heddle.concurrency.Context;
import dev.heddle.concurrency.LiveTask;
import dev.heddle.concurrency.LiveTasks;
import dev.heddle.concurrency.OpenOwner;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of handlers that are not through when the grace time is over. */
class ShutdownTest {

    private static final Context.Key<String> KEY = Context.Key.named("key");

    private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private final AtomicReference<HttpServer> itself = new AtomicReference<>();
    private final CapturedLog log = new CapturedLog("dev.heddle.delivery.http", Level.WARN);
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.of(router -> router
                .get("/obedient", _ -> {
                    entered.countDown();
                    released.await();
                    return Response.text("done");
                })
                .get("/stubborn", _ -> {
                    entered.countDown();
                    ignoreCancellation();
                    return Response.text("late");
                })
                .get("/busy", _ -> {
                    entered.countDown();
                    Awaitility.await().until(Context.current()::isCancelled);
                    return Response.ok(new Busy());
                })
                .post("/posted", _ -> Response.text("done"))
                .get("/stopping", _ -> {
                    itself.get().stop(Duration.ofMillis(10));
                    seen.add("stopped");
                    return Response.text("done");
                }));
        itself.set(server.server());
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.close();
        log.close();
        Awaitility.await().until(() -> openGroups().isEmpty());
    }

    @Test
    void stop_handlerThatObeysItsContext_answers503() throws Exception {
        CompletableFuture<HttpResponse<String>> asked = ask("/obedient");

        server.server().stop(Duration.ofMillis(10));

        HttpResponse<String> answer = asked.join();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(TestServer.json(answer)).containsEntry("code", "shutting-down");
        assertThat(openGroups()).isEmpty();
        assertThat(log.events()).extracting(event -> event.getFormattedMessage())
                .containsExactly("Answered 503");
    }

    @Test
    void stop_handlerThatIgnoresItsContext_isLeftBehindAndListedUntilItEnds() throws Exception {
        CompletableFuture<HttpResponse<String>> asked = ask("/stubborn");

        server.server().stop(Duration.ofMillis(10));

        assertThat(asked).failsWithin(Duration.ofSeconds(10));
        assertThat(openGroups()).hasSize(1);
        assertThat(LiveTasks.list()).extracting(LiveTask::name).contains("GET /stubborn");
        assertThat(log.events()).extracting(event -> event.getFormattedMessage())
                .containsExactly("Stopped, but there are handlers that go on although they were cancelled");
        released.countDown();
        Awaitility.await().until(() -> openGroups().isEmpty());
    }

    @Test
    void stop_handlerThatAnswersAllTheSame_isAnsweredWithoutAnInterrupt() throws Exception {
        CompletableFuture<HttpResponse<String>> asked = ask("/busy");

        server.server().stop(Duration.ofMillis(10));

        assertThat(asked.join().body()).isEqualTo("{\"interrupted\":false}");
    }

    @Test
    void stop_callerThatIsGoneButNotItsHandler_waitsForItWithinTheGrace() throws Exception {
        try (RawSocket socket = new RawSocket(server.port())) {
            socket.send("GET /stubborn HTTP/1.1\r\nHost: x\r\n\r\n");
            entered.await();
            socket.reset();
        }
        Thread stopping = Thread.ofVirtual().start(server::stop);
        Awaitility.await().during(Duration.ofMillis(200)).until(() -> log.events().isEmpty() && stopping.isAlive());
        released.countDown();
        stopping.join();

        assertThat(openGroups()).isEmpty();
        assertThat(log.events()).isEmpty();
    }

    @Test
    void stop_bodyThatArrivesAfterTheGrace_isAnswered503() throws Exception {
        try (RawSocket socket = new RawSocket(server.port())) {
            socket.send("POST /posted HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
            assertThat(socket.read(CONTINUE.length())).asString(StandardCharsets.US_ASCII).isEqualTo(CONTINUE);
            Thread stopping = Thread.ofVirtual().start(() -> server.server().stop(Duration.ZERO));
            Awaitility.await().until(() -> openGroups().isEmpty());
            socket.send("{}");

            assertThat(socket.readToEnd()).startsWith("HTTP/1.1 503 ").contains("\"code\":\"shutting-down\"");
            stopping.join();
        }
    }

    @Test
    void stop_interrupted_endsTheGraceAndStopsAllTheSame() throws Exception {
        CompletableFuture<HttpResponse<String>> asked = ask("/obedient");

        Thread stopping = Thread.ofVirtual().start(() -> {
            server.server().stop(Duration.ofHours(1));
            seen.add("interrupted: " + Thread.currentThread().isInterrupted());
        });
        stopping.interrupt();

        assertThat(seen.take()).isEqualTo("interrupted: true");
        assertThat(asked.join().statusCode()).isEqualTo(503);
    }

    @Test
    void stop_underACancelledContext_stillWaitsForTheGrace() throws Exception {
        CompletableFuture<HttpResponse<String>> asked = ask("/obedient");
        Thread stopping = Thread.ofVirtual().start(this::cancelAndStop);
        Awaitility.await().until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
        released.countDown();

        assertThat(asked.join().body()).isEqualTo("done");
        stopping.join();
    }

    private void cancelAndStop() {
        try (var context = Context.current().withCancel()) {
            context.run(() -> {
                context.cancel(new CancelCause.ShuttingDown());
                server.stop();
            });
        }
    }

    @Test
    void stop_calledByAHandler_doesNotWaitForever() throws Exception {
        CompletableFuture<HttpResponse<String>> asked = server.client()
                .sendAsync(server.request("/stopping").build(), BodyHandlers.ofString());

        assertThat(seen.take()).isEqualTo("stopped");
        assertThat(asked).failsWithin(Duration.ofSeconds(10));
    }

    @Test
    void handler_hasTheValuesOfWhoeverStartedTheServerButNotTheDeadline() {
        try (var context = Context.background().with(KEY, "value").withTimeout(Duration.ofSeconds(20))) {
            context.run(() -> {
                try (TestServer other = TestServer.of(router -> router.get("/context", _ -> Response
                        .text(Context.current().get(KEY) + " "
                                + (Context.current().remaining().orElseThrow().toSeconds() > 20))))) {
                    assertThat(other.get("/context").body()).isEqualTo("Optional[value] true");
                }
            });
        }
    }

    @Test
    void start_thatFails_leavesNoGroupBehind() {
        HttpServer twin = HttpServer.builder().port(server.port()).host("no.such.host.invalid").build();

        assertThat(catchThrowable(twin::start)).isInstanceOf(HttpServerException.class);

        assertThat(openGroups()).hasSize(1);
    }

    private CompletableFuture<HttpResponse<String>> ask(String path) throws InterruptedException {
        CompletableFuture<HttpResponse<String>> asked = server.client()
                .sendAsync(server.request(path).build(), BodyHandlers.ofString());
        entered.await();
        return asked;
    }

    /** Tells about the thread that writes it. */
    private static final class Busy {

        @JsonProperty
        boolean interrupted() {
            return Thread.currentThread().isInterrupted();
        }
    }

    private static List<OpenOwner> openGroups() {
        return LiveTasks.owners().stream().filter(owner -> owner.name().equals("http-request")).toList();
    }

    private void ignoreCancellation() {
        while (released.getCount() > 0) {
            try {
                released.await();
            } catch (InterruptedException _) {
                // that is what it is for
            }
        }
    }
}
