package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HealthTest {

    private static final String SECRET = "jdbc:secret";

    private final Readiness readiness = new Readiness();

    @Test
    void ready_checksPass_isUp() {
        try (TestServer server = server(Map.of("database", () -> {}), Duration.ofMinutes(1))) {
            HttpResponse<String> response = server.get("/health/ready");

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("{\"status\":\"up\",\"checks\":{\"database\":\"up\"}}");
        }
    }

    @Test
    void ready_checkFails_isDownAndOnlyTheLogSaysWhy() {
        HealthCheck failing = () -> {
            throw new IllegalStateException(SECRET);
        };
        try (TestServer server = server(Map.of("database", failing), Duration.ofMinutes(1));
                CapturedLog log = new CapturedLog(HealthRoutes.class.getName(), Level.WARN)) {
            HttpResponse<String> response = server.get("/health/ready");

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.body()).isEqualTo("{\"status\":\"down\",\"checks\":{\"database\":\"down\"}}");
            assertThat(log.events()).singleElement()
                    .satisfies(event -> assertThat(event.getThrowableProxy().getMessage()).isEqualTo(SECRET));
            assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void ready_manyAskWhileACheckHangs_itRunsOnceAndCountsAsDown() {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch released = new CountDownLatch(1);
        HealthCheck hanging = () -> {
            runs.incrementAndGet();
            released.await();
        };
        try (TestServer server = server(Map.of("database", hanging), Duration.ofMillis(50))) {
            List<CompletableFuture<HttpResponse<String>>> asked = IntStream.range(0, 20)
                    .mapToObj(_ -> server.client()
                            .sendAsync(server.request("/health/ready").build(), BodyHandlers.ofString()))
                    .toList();

            assertThat(asked).allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(503));
            assertThat(runs).hasValue(1);
            released.countDown();
        }
    }

    @Test
    void ready_checkRecovers_isUpAgain() {
        AtomicInteger failures = new AtomicInteger(1);
        HealthCheck recovering = () -> {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException(SECRET);
            }
        };
        try (TestServer server = server(Map.of("database", recovering), Duration.ofMinutes(1))) {
            assertThat(server.get("/health/ready").statusCode()).isEqualTo(503);
            assertThat(server.get("/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void ready_turnedOff_isDownWithoutAskingAnyCheck() {
        AtomicInteger runs = new AtomicInteger();
        try (TestServer server = server(Map.of("database", runs::incrementAndGet), Duration.ofMinutes(1))) {
            readiness.turnOff();

            HttpResponse<String> response = server.get("/health/ready");

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.body()).isEqualTo("{\"status\":\"down\",\"checks\":{}}");
            assertThat(runs).hasValue(0);
            assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    private TestServer server(Map<String, HealthCheck> checks, Duration timeLimit) {
        return TestServer.with(builder -> builder.readiness(readiness)
                .routes(new HealthRoutes(readiness, checks, timeLimit)));
    }
}
