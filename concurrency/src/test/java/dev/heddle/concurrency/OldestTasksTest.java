package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OldestTasksTest {

    private final List<TaskGroup> groups = IntStream.range(0, 3).mapToObj(i -> TaskGroup.open("oldest-" + i)).toList();
    private final List<CountDownLatch> latches = new ArrayList<>();

    @AfterEach
    void close() {
        groups.forEach(TaskGroup::close);
    }

    @Test
    void oldest_tasksOfManyOwners_areInTheOrderOfTheirStart() {
        start(10);

        assertThat(oldest(4)).containsExactly("task-0", "task-1", "task-2", "task-3");
        assertThat(oldest(1_000)).containsExactlyElementsOf(names(IntStream.range(0, 10)));
    }

    @Test
    void oldest_someHaveEnded_findsTheOthers() {
        start(10);

        end(9, 0, 4);

        assertThat(oldest(1_000)).containsExactlyElementsOf(names(IntStream.of(1, 2, 3, 5, 6, 7, 8)));
    }

    @Test
    void oldest_allButTheYoungestHaveEnded_findsIt() {
        start(10);

        end(IntStream.range(0, 9).toArray());

        assertThat(oldest(1)).containsExactly("task-9");
    }

    @Test
    void oldest_limitOfZero_isEmpty() {
        start(1);

        assertThat(LiveTasks.oldest(0)).isEmpty();
    }

    @Test
    void oldest_negativeLimit_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> LiveTasks.oldest(-1))
                .withMessage("limit must not be negative, actual: -1");
    }

    private void start(int count) {
        for (int i = 0; i < count; i++) {
            CountDownLatch latch = new CountDownLatch(1);
            latches.add(latch);
            groups.get(i % groups.size()).start("task-" + i, () -> await(latch));
        }
    }

    private void end(int... tasks) {
        for (int task : tasks) {
            Thread thread = LiveTasks.list().stream().filter(live -> live.name().equals("task-" + task)).findFirst()
                    .orElseThrow().thread();
            latches.get(task).countDown();
            join(thread);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> oldest(int limit) {
        return LiveTasks.oldest(limit).stream().map(LiveTask::name).toList();
    }

    private static List<String> names(IntStream tasks) {
        return tasks.mapToObj(i -> "task-" + i).toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
