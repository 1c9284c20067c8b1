package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.heddle.leak.check.LeakCheck;
import dev.heddle.leak.check.LeakWatch;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What the leak check reads of live tasks: it does so by reflection. */
class LeakedTasksTest {

    private static final LeakCheck HASTY = LeakCheck.create().withPatience(Duration.ofMillis(20));

    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void scopeThatIsNotClosed_isTold() {
        LeakWatch watch = HASTY.watch();
        try (var _ = TaskScope.builder().name("reports").failFast()) {
            assertThat(failureOf(watch)).hasMessageStartingWith("1 leak outlived ")
                    .hasMessageContaining("1. open scope 'reports', 0 tasks, since ")
                    .hasMessageContaining("   made at:")
                    .hasMessageContaining(".LeakedTasksTest.scopeThatIsNotClosed_isTold(LeakedTasksTest.java:");
        }
    }

    @Test
    void taskOfAGroup_isToldWithItsStackAndItsCreator_andNotAsAThreadToo() {
        LeakWatch watch = HASTY.watch();
        try (TaskGroup group = TaskGroup.open("requests")) {
            group.start(this::standStill);

            assertThat(failureOf(watch)).hasMessageStartingWith("2 leaks outlived ")
                    .hasMessageContaining("1. open group 'requests', 1 task,")
                    .hasMessageContaining("2. task 'requests").hasMessageContaining("of requests, WAITING")
                    .hasMessageContaining(".LeakedTasksTest.standStill(LeakedTasksTest.java:")
                    .hasMessageContaining(".TaskGroup.start(TaskGroup.java:");
            end.countDown();
        }
    }

    @Test
    void taskOfAnOlderGroup_isALeakOfTheWatch() {
        try (TaskGroup group = TaskGroup.open("server")) {
            LeakWatch watch = HASTY.watch();
            group.start(this::standStill);

            assertThat(failureOf(watch)).hasMessageStartingWith("1 leak outlived ")
                    .hasMessageContaining("1. task 'server");
            end.countDown();
        }
    }

    @Test
    void poolThatIsNotClosed_isTold() {
        LeakWatch watch = HASTY.watch();
        try (WorkerPool<Integer, Integer> pool = WorkerPool.builder().name("squares").workers(2).open(x -> x * x)) {
            pool.submit(2).result();

            assertThat(failureOf(watch)).hasMessageContaining("open pool 'squares'");
        }
    }

    @Test
    void tasksNamedToBeIgnored_areIgnored() {
        LeakWatch watch = HASTY.ignoringNames("requests*").watch();
        try (TaskGroup group = TaskGroup.open("requests")) {
            group.start(this::standStill);

            watch.verifyNone();
            end.countDown();
        }
    }

    @RepeatedTest(1000)
    void tasksThatAreJustEnding_areNoFalseAlarm() {
        LeakWatch watch = LeakCheck.create().withPatience(Duration.ofSeconds(30)).watch();
        try (var scope = TaskScope.open(); TaskGroup group = TaskGroup.open("group")) {
            scope.fork(() -> 1);
            scope.fork(() -> 2);
            group.start(Thread::yield);
            scope.join();
        }

        watch.verifyNone();
    }

    private void standStill() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static AssertionError failureOf(LeakWatch watch) {
        AssertionError failure = catchThrowableOfType(AssertionError.class, watch::verifyNone);
        assertThat(failure).as("failure of a watch with a leak").isNotNull();
        return failure;
    }
}
