package dev.heddle.delivery.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.heddle.concurrency.LiveTasks;
import dev.heddle.usecase.OverloadedException;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {

    private static final int MAX = 50;
    private static final int MANY = 10_000;
    private static final int STREAMS = 50;

    private final Meters meters = new Meters();
    private final CountDownLatch released = new CountDownLatch(1);
    private final TestServer server = TestServer.with(builder -> builder.maxRequests(MAX)
            .requestTimeout(Duration.ofMinutes(5))
            .meters(meters.registry())
            .routes(this::addRoutes)
            .routes(new HealthRoutes(new Readiness(), Map.of()), new TasksRoutes(),
                    new MetricsRoutes(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT))));

    private void addRoutes(Router router) {
        router.get("/blocked", _ -> block())
                .post("/posted", _ -> Response.text("done"))
                .get("/overloaded/{ms}", request -> {
                    throw new OverloadedException("the pool is busy",
                            Duration.ofMillis(request.path("ms", Parser.integer(0, 100_000))));
                });
        router.with(RouteLimits.none().withMaxInFlight(2)).get("/narrow", _ -> block());
    }

    private Response block() throws InterruptedException {
        released.await();
        return Response.text("done");
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.close();
        await().until(() -> meters.inFlight() == 0);
    }

    @Test
    void maxRequests_tenThousandAtOnce_makeNoMoreTasksThanTheLimit() {
        List<HttpClient> clients = new ArrayList<>();
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        try {
            for (int i = 0; i < MANY / STREAMS; i++) {
                HttpClient client = HttpClient.newHttpClient();
                clients.add(client);
                askMany(client, asked);
                assertThat(blockedTasks()).isLessThanOrEqualTo(MAX);
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> asked.stream().filter(CompletableFuture::isDone).count() == MANY - MAX);

            assertThat(blockedTasks()).isEqualTo(MAX);
            assertThat(meters.inFlight()).isEqualTo(MAX);
            assertThat(asked.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join))
                    .allSatisfy(LimitsTest::assertOverloaded);
            assertThat(meters.refused("server-limit", "/blocked", "enforce")).isEqualTo(MANY - MAX);
            assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(server.get("/metrics").statusCode()).isEqualTo(200);
            assertThat(server.get("/tasks").statusCode()).isEqualTo(200);

            released.countDown();
            assertThat(asked.stream().map(CompletableFuture::join).filter(answer -> answer.statusCode() == 200))
                    .hasSize(MAX);
        } finally {
            released.countDown();
            clients.forEach(HttpClient::close);
        }
        await().until(() -> meters.inFlight() == 0);
        assertThat(server.get("/overloaded/1").statusCode()).isEqualTo(503);
    }

    private void askMany(HttpClient client, List<CompletableFuture<HttpResponse<String>>> asked) {
        // The first opens the connection that the others share.
        HttpRequest request = server.request("/none").version(HttpClient.Version.HTTP_2).build();
        client.sendAsync(request, BodyHandlers.discarding()).join();
        for (int i = 0; i < STREAMS; i++) {
            asked.add(client.sendAsync(server.request("/blocked").version(HttpClient.Version.HTTP_2).build(),
                    BodyHandlers.ofString()));
        }
    }

    @Test
    void maxRequests_bodiesThatStillArrive_takeNoPlace_andTheOldestMakesRoom() {
        List<RawSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < MAX; i++) {
                sockets.add(new RawSocket(server.port())
                        .send("POST /posted HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{"));
                int begun = i + 1;
                await().until(() -> meters.inFlight() == begun);
            }
            assertThat(server.get("/overloaded/1").body()).contains("overloaded");

            assertThat(server.post("/posted", "{}").statusCode()).isEqualTo(200);

            assertThat(sockets.getFirst().readToEnd()).startsWith("HTTP/1.1 503 ")
                    .contains("\"code\":\"overloaded\"", "Retry-After: 1");
            assertThat(meters.refused("body-limit", "/posted", "enforce")).isEqualTo(1);
            RawSocket second = sockets.get(1).send("}");
            assertThat(new String(second.read(12), US_ASCII)).isEqualTo("HTTP/1.1 200");
        } finally {
            sockets.forEach(RawSocket::close);
        }
    }

    @Test
    void maxRequests_allAreTaken_bodyIsNotAwaited() {
        List<RawSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < MAX; i++) {
                sockets.add(new RawSocket(server.port()).send("GET /blocked HTTP/1.1\r\nHost: x\r\n\r\n"));
            }
            await().until(() -> meters.inFlight() == MAX);

            try (RawSocket socket = new RawSocket(server.port())) {
                socket.send("POST /posted HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{");
                assertThat(new String(socket.read(12), US_ASCII)).isEqualTo("HTTP/1.1 503");
            }
        } finally {
            sockets.forEach(RawSocket::close);
        }
    }

    @Test
    void maxInFlight_ofARoute_holdsForItAlone() {
        List<CompletableFuture<HttpResponse<String>>> narrow = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            narrow.add(server.client().sendAsync(server.request("/narrow").build(), BodyHandlers.ofString()));
        }
        await().until(() -> meters.inFlight() == 2);

        assertOverloaded(server.get("/narrow"));
        assertThat(meters.refused("route-limit", "/narrow", "enforce")).isEqualTo(1);
        assertThat(server.post("/posted", "{}").statusCode()).isEqualTo(200);

        released.countDown();
        assertThat(narrow).allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        await().until(() -> meters.inFlight() == 0);
        assertThat(server.get("/narrow").statusCode()).isEqualTo(200);
    }

    @Test
    void maxInFlight_ofARoute_doesNotCountTowardsTheServers() {
        List<RawSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < MAX; i++) {
                sockets.add(new RawSocket(server.port()).send("GET /blocked HTTP/1.1\r\nHost: x\r\n\r\n"));
            }
            await().until(() -> meters.inFlight() == MAX);
            var narrow = server.client().sendAsync(server.request("/narrow").build(), BodyHandlers.ofString());

            await().until(() -> meters.inFlight() == MAX + 1);
            released.countDown();
            assertThat(narrow.join().statusCode()).isEqualTo(200);
        } finally {
            sockets.forEach(RawSocket::close);
        }
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "1000,1", "1001,2", "2500,3"})
    void overloadedException_is503WithWholeSeconds(int millis, String seconds) {
        HttpResponse<String> answer = server.get("/overloaded/" + millis);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue(seconds);
        assertThat(TestServer.json(answer)).containsEntry("code", "overloaded");
        assertThat(answer.body()).doesNotContain("pool");
    }

    @Test
    void routeLimits_badValues_areRefused() {
        RouteLimits none = RouteLimits.none();

        assertThatIllegalArgumentException().isThrownBy(() -> none.withTimeout(Duration.ZERO))
                .withMessage("timeout must be positive, actual: PT0S");
        assertThatIllegalArgumentException().isThrownBy(() -> none.withMaxInFlight(0))
                .withMessage("maxInFlight must be positive, actual: 0");
    }

    @Test
    void settings_badValues_areRefused() {
        HttpServerSettings settings = HttpServerSettings.defaults();

        assertThatIllegalArgumentException().isThrownBy(() -> settings.withRequestTimeout(Duration.ofSeconds(-1)))
                .withMessage("requestTimeout must be positive, actual: PT-1S");
        assertThatIllegalArgumentException().isThrownBy(() -> settings.withMaxRequests(0))
                .withMessage("maxRequests must be positive, actual: 0");
        assertThatIllegalArgumentException().isThrownBy(() -> settings.withShutdownDelay(Duration.ofMillis(-1)))
                .withMessage("shutdownDelay must not be negative, actual: PT-0.001S");
        assertThat(settings.requestTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.maxRequests()).isEqualTo(1_000);
        assertThat(settings.cancelMode()).isEqualTo(CancelMode.ENFORCE);
        assertThat(settings.shutdownDelay()).isZero();
    }

    private static void assertOverloaded(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(TestServer.json(answer)).containsEntry("code", "overloaded");
    }

    private static long blockedTasks() {
        return LiveTasks.list().stream().filter(task -> task.name().equals("GET /blocked")).count();
    }
}
