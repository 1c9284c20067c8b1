package dev.heddle.delivery.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.heddle.concurrency.CancelCause;
import dev.heddle.concurrency.Context;
import dev.heddle.concurrency.Registration;
import dev.heddle.domain.NotFound;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventsTest {

    private static final String HEAD_END = "\r\n\r\n";

    private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
    private final CountDownLatch telling = new CountDownLatch(1);
    private final CompletableFuture<CancelCause> cancelled = new CompletableFuture<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicInteger sent = new AtomicInteger();
    private final TestServer server = TestServer.with(builder -> builder.routes(this::routes)
            .meters(registry)
            .requestTimeout(Duration.ofMillis(50))
            .streams(StreamLimits.defaults().withMaxOpen(2).withHeartbeat(Duration.ofMillis(100))));

    private void routes(Router router) {
        router.events("/three", request -> {
            int last = request.header("Last-Event-ID", Parser.integer(0, 9)).orElse(0);
            return events -> {
                for (int i = last + 1; i <= 3; i++) {
                    events.send(Event.of(new Count(i)).withId(Integer.toString(i)).withName("count"));
                }
            };
        });
        router.events("/news", _ -> this::tellNews);
        router.events("/none", _ -> {
            throw new NotFound("no-such-feed", "There is no such feed");
        });
        router.events("/flood", _ -> events -> {
            while (true) {
                events.send(Event.of("x".repeat(10_000)));
                sent.incrementAndGet();
            }
        });
        router.with(RouteLimits.none().withTimeout(Duration.ofMillis(100))).events("/short", _ -> this::tellNews);
        router.get("/plain", _ -> Response.text("plain"));
    }

    record Count(int count) {}

    private void tellNews(EventStream events) throws IOException, InterruptedException {
        Registration _ = Context.current().onCancel(cancelled::complete);
        telling.countDown();
        while (true) {
            events.send(Event.of(news.take()));
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void events_areSentInTheFormatOfTheStandard(HttpClient.Version version) throws Exception {
        HttpResponse<String> response = server.client().send(
                server.request("/three").version(version).header("Last-Event-ID", "1").build(),
                BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.body().replace(":\n\n", "")).as("without heartbeats").isEqualTo("""
            id: 2
            event: count
            data: {"count":2}

            id: 3
            event: count
            data: {"count":3}

            """);
    }

    @Test
    void events_refusedBeforeTheFirst_areAProblem() {
        HttpResponse<String> response = server.get("/none");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(TestServer.json(response)).containsEntry("code", "no-such-feed");
        assertThat(server.send(server.request("/three").header("Last-Event-ID", "x")).statusCode()).isEqualTo(400);
    }

    @Test
    void events_longerThanTheTimeOfRequests_goOn() throws Exception {
        try (Stream<String> lines = open("/news").body()) {
            var iterator = lines.filter(line -> line.startsWith("data")).iterator();
            for (int i = 0; i < 3; i++) {
                news.put("news " + i);
                assertThat(iterator.next()).isEqualTo("data: \"news " + i + "\"");
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        assertThat(cancelled.get(10, TimeUnit.SECONDS)).isInstanceOf(CancelCause.ClientDisconnected.class);
    }

    @Test
    void events_open_areCounted() throws Exception {
        try (RawSocket _ = openRaw("/news")) {
            await().until(() -> streams("events") == 1);
            assertThat(streams("websocket")).isZero();
        }
        await().until(() -> streams("events") == 0);
    }

    private double streams(String kind) {
        return registry.get("heddle.http.streams").tag("kind", kind).gauge().value();
    }

    @Test
    void events_nothingToTell_heartbeatsAreSent() throws Exception {
        try (Stream<String> lines = open("/news").body()) {
            assertThat(lines.filter(line -> line.startsWith(":")).limit(3).count()).isEqualTo(3);
        }
    }

    @Test
    void events_callerCloses_contextIsCancelledAtOnce() throws Exception {
        try (RawSocket socket = openRaw("/news")) {
            telling.await();
            socket.shutdownOutput();

            assertThat(cancelled.get(10, TimeUnit.SECONDS)).isInstanceOf(CancelCause.ClientDisconnected.class);
        }
    }

    @Test
    void events_limitOfTheRoute_endsThem() throws Exception {
        HttpResponse<String> response = server.get("/short");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(cancelled.get()).isInstanceOf(CancelCause.DeadlineExceeded.class);
    }

    @Test
    void events_tooManyAreOpen_nextIsRefusedAndRequestsAreNot() throws Exception {
        try (RawSocket _ = openRaw("/news"); RawSocket _ = openRaw("/news")) {
            HttpResponse<String> refused = server.get("/news");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(server.get("/plain").statusCode()).isEqualTo(200);
        }
        await().until(() -> server.get("/three").statusCode() == 200);
    }

    @Test
    void events_serverStops_feedsEndAtOnceAndAsAWhole() throws Exception {
        try (RawSocket socket = openRaw("/news")) {
            telling.await();
            server.stop();

            assertThat(socket.readToEnd()).endsWith("0\r\n\r\n");
            assertThat(cancelled.get()).isInstanceOf(CancelCause.ShuttingDown.class);
        }
    }

    @Test
    void events_readerNeverReads_nothingIsGathered() throws Exception {
        try (RawSocket socket = openRaw("/flood")) {
            await().until(() -> sent.get() > 0);
            await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(20)).until(() -> {
                int before = sent.get();
                TimeUnit.MILLISECONDS.sleep(100);
                return before == sent.get();
            });
            assertThat(sent.get()).as("what fits into the buffers of two sockets").isLessThan(2_000);
            socket.reset();
        }
    }

    @Test
    void events_head_hasTheHeadersAndEnds() {
        HttpResponse<String> response = server
                .send(server.request("/news").method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
    }

    @Test
    void event_withLineBreaks_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Event.of("x").withId("1\n2"))
                .withMessage("id must not have a line break or NUL");
        assertThatIllegalArgumentException().isThrownBy(() -> Event.of("x").withName("1\r2"));
    }

    private HttpResponse<Stream<String>> open(String path) throws Exception {
        return server.client().send(server.request(path).build(), BodyHandlers.ofLines());
    }

    private RawSocket openRaw(String path) {
        RawSocket socket = new RawSocket(server.port())
                .send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
        StringBuilder head = new StringBuilder();
        while (head.indexOf(HEAD_END) < 0) {
            byte[] next = socket.read(1);
            assertThat(next).as("what came was: " + head).hasSize(1);
            head.append(new String(next, UTF_8));
        }
        assertThat(head).startsWith("HTTP/1.1 200 ");
        return socket;
    }
}
