package dev.heddle.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.concurrency.Context;
import dev.heddle.concurrency.LiveTasks;
import dev.heddle.concurrency.TaskGroup;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TasksRoutesTest {

    private final TestServer server = TestServer.of(new TasksRoutes());
    private final List<TaskGroup> groups = new ArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);

    /** What other tests have left is none of ours, and the leak check wants creators. */
    @BeforeEach
    void awaitSilence() {
        LiveTasks.recordCreators(false);
        Awaitility.await().until(() -> LiveTasks.count() == 0);
    }

    @AfterEach
    void stop() {
        groups.forEach(TaskGroup::close);
        server.close();
    }

    @Test
    void tasks_oneThatRuns_isListedBeforeTheRequestItself() {
        Instant before = Instant.now().minusSeconds(1);
        start(open(), "import");

        HttpResponse<String> response = server.get("/tasks");

        assertThat(response.statusCode()).isEqualTo(200);
        Map<String, Object> json = TestServer.json(response);
        assertThat(json).containsOnlyKeys("count", "tasks").containsEntry("count", 2);
        assertThat(tasks(response)).extracting(task -> task.get("name")).containsExactly("import", "GET /tasks");
        assertThat(tasks(response)).extracting(task -> task.get("owner")).containsExactly("jobs", "http-request");
        Map<String, Object> first = tasks(response).getFirst();
        assertThat(first).containsOnlyKeys("name", "owner", "since", "deadline", "creator")
                .containsEntry("deadline", null)
                .containsEntry("creator", List.of());
        assertThat(Instant.parse(String.valueOf(first.get("since")))).isBetween(before, Instant.now());
    }

    @Test
    void tasks_withADeadline_hasIt() {
        try (var context = Context.background().withTimeout(Duration.ofHours(1))) {
            start(context.call(this::open), "import");

            Instant deadline = Instant.parse(String.valueOf(tasks(server.get("/tasks")).getFirst().get("deadline")));

            assertThat(deadline).isBetween(Instant.now().plusSeconds(3000), Instant.now().plusSeconds(3600));
        }
    }

    @Test
    void tasks_creatorsAreRecorded_haveTheirStack() {
        LiveTasks.recordCreators(true);
        start(open(), "import");

        Object creator = tasks(server.get("/tasks")).getFirst().get("creator");

        assertThat(String.valueOf(creator)).contains("TasksRoutesTest.start(TasksRoutesTest.java:");
    }

    @Test
    void tasks_many_areTheOldestOnesButAllAreCounted() {
        TaskGroup group = open();
        IntStream.range(0, 1_100).forEach(i -> start(group, "task-" + i));

        assertThat(TestServer.json(server.get("/tasks"))).containsEntry("count", 1_101);
        assertThat(names("/tasks?limit=2")).containsExactly("task-0", "task-1");
        assertThat(names("/tasks")).hasSize(100).endsWith("task-99");
        assertThat(names("/tasks?limit=1000")).hasSize(1_000).endsWith("task-999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1", "many", ""})
    void tasks_limitOutOfRange_is400(String limit) {
        HttpResponse<String> response = server.get("/tasks?limit=" + limit);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(response)).containsEntry("detail",
                "limit must be between 1 and 1000, actual: " + limit);
    }

    private TaskGroup open() {
        TaskGroup group = TaskGroup.open("jobs");
        groups.add(group);
        return group;
    }

    private void start(TaskGroup group, String name) {
        group.start(name, () -> {
            try {
                released.await();
            } catch (InterruptedException _) {
                // the group is closed
            }
        });
    }

    private List<String> names(String target) {
        return tasks(server.get(target)).stream().map(task -> String.valueOf(task.get("name"))).toList();
    }

    @SuppressWarnings("unchecked") // the JSON has objects there
    private static List<Map<String, Object>> tasks(HttpResponse<String> response) {
        return (List<Map<String, Object>>) TestServer.json(response).getOrDefault("tasks", List.of());
    }
}
