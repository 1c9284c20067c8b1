package dev.heddle.example.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.example.app.RunningService.Answer;
import dev.heddle.example.repository.Schema;
import dev.heddle.testing.PostgresExtension;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What those who run the service look at. */
class OperationsTest {

    @RegisterExtension
    static final PostgresExtension POSTGRES = PostgresExtension.migratedBy(Schema::migrate);

    private RunningService service;

    @BeforeEach
    void start() {
        service = RunningService.on(POSTGRES);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void ping_any_answersPong() {
        assertThat(service.get("/ping").body()).isEqualTo("pong");
    }

    @Test
    void health_databaseThere_isUp() {
        assertThat(service.get("/health/live").status()).isEqualTo(200);
        assertThat(service.get("/health/ready").status()).isEqualTo(200);
        assertThat(service.get("/health/ready").json().at("/checks/database").asString()).isEqualTo("up");
    }

    @Test
    void metrics_afterRequests_haveMemoryTasksPoolAndLatencyByRoute() {
        service.get("/users/" + new UUID(0, 7));

        Answer metrics = service.get("/metrics");

        assertThat(metrics.header("Content-Type")).startsWith("text/plain");
        assertThat(metrics.body()).contains("jvm_memory_used_bytes", "jvm_gc_", "hikaricp_connections_max{pool=",
                "heddle_tasks_owners{kind=\"group\"}");
        assertThat(metrics.body()).containsPattern("heddle_tasks_live [1-9]");
        assertThat(metrics.body()).containsPattern(
                "http_server_requests_seconds_bucket\\{method=\"GET\",route=\"/users/\\{id}\",status=\"404\",le=\"0.1\"}");
    }

    @Test
    void tasks_whileARequestRuns_listThatRequest() {
        JsonNode tasks = service.get("/tasks?limit=1000").json();

        assertThat(tasks.get("count").asLong()).isPositive();
        assertThat(tasks.get("tasks").findValuesAsString("name")).contains("GET /tasks");
    }

    @Test
    void requestId_givenByTheCaller_comesBack() {
        Answer answer = service.send(service.request("/ping").header("X-Request-Id", "abc-123"));

        assertThat(answer.header("X-Request-Id")).isEqualTo("abc-123");
    }

    @Test
    void requestId_notUsable_isReplaced() {
        Answer answer = service.send(service.request("/ping").header("X-Request-Id", "a b<c>"));

        assertThat(answer.header("X-Request-Id")).isNotBlank().doesNotContain("<", " ");
    }
}
