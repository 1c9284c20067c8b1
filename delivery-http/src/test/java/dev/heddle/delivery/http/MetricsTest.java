package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.concurrency.TaskScope;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final int MANY = 100;

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final CountDownLatch entered = new CountDownLatch(MANY);
    private final CountDownLatch released = new CountDownLatch(1);
    private final TestServer server = TestServer.with(builder -> builder.meters(meters)
            .routes(new MetricsRoutes(meters))
            .routes(router -> router.get("/users/{id}", _ -> Response.noContent()).get("/blocked", _ -> {
                entered.countDown();
                released.await();
                return Response.text(Thread.currentThread().isVirtual() + " " + Thread.currentThread().threadId());
            })));

    @AfterEach
    void stop() {
        released.countDown();
        server.close();
    }

    @Test
    void manyBlockedHandlers_areAllCountedEachOnAVirtualThreadOfItsOwn() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> asked = IntStream.range(0, MANY)
                .mapToObj(_ -> server.client().sendAsync(server.request("/blocked").build(), BodyHandlers.ofString()))
                .toList();
        entered.await();

        Awaitility.await().until(() -> meters.get("heddle.tasks.live").gauge().value() == MANY);

        released.countDown();
        List<String> threads = asked.stream().map(answer -> answer.join().body()).toList();
        assertThat(threads).doesNotHaveDuplicates().allMatch(thread -> thread.startsWith("true "));
        Awaitility.await().until(() -> meters.get("heddle.tasks.live").gauge().value() == 0);
    }

    @Test
    void metrics_haveTheTemplateAndNeverThePath() {
        server.get("/users/secret-1");
        server.get("/users/secret-2");
        server.get("/secret-3");
        server.send(server.request("/users/secret-4").method("FOO", BodyPublishers.noBody()));

        HttpResponse<String> response = server.get("/metrics");

        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(response.body())
                .contains("http_server_requests_seconds_count{method=\"GET\",route=\"/users/{id}\",status=\"204\"} 2",
                        "http_server_requests_seconds_count{method=\"GET\",route=\"unmatched\",status=\"404\"} 1",
                        "http_server_requests_seconds_count{method=\"_OTHER\",route=\"/users/{id}\",status=\"405\"} 1",
                        "status=\"204\",le=\"0.001\"}", "status=\"204\",le=\"0.0025\"}", "status=\"204\",le=\"10.0\"}",
                        "heddle_tasks_owners{kind=\"scope\"} ", "heddle_tasks_owners{kind=\"pool\"} ")
                .containsPattern("heddle_tasks_live [1-9]")
                .containsPattern("heddle_tasks_owners\\{kind=\"group\"} [1-9]")
                .doesNotContain("secret");
    }

    @Test
    void tasksLive_serversThatShareARegistry_isOneGaugeOfTheWholeJvm() {
        try (TestServer other = TestServer.with(builder -> builder.meters(meters)
                .routes(new MetricsRoutes(meters)))) {
            assertThat(other.get("/metrics").body()).containsOnlyOnce("\nheddle_tasks_live ");
        }
        assertThat(server.get("/metrics").body()).containsOnlyOnce("\nheddle_tasks_live ");
    }

    @Test
    void tasksOwners_openScope_isCounted() {
        Gauge scopes = meters.get("heddle.tasks.owners").tag("kind", "scope").gauge();
        double before = scopes.value();

        try (var _ = TaskScope.open()) {
            assertThat(scopes.value()).isEqualTo(before + 1);
        }

        assertThat(scopes.value()).isEqualTo(before);
    }

    @Test
    void jvmMetrics_haveMemoryGarbageCollectionThreadsAndCpu() {
        try (JvmMetrics jvm = new JvmMetrics()) {
            jvm.bindTo(meters);

            assertThat(meters.scrape()).contains("jvm_memory_used_bytes", "jvm_gc_", "jvm_threads_live",
                    "process_cpu_usage",
                    "process_uptime_seconds");
        }
    }
}
