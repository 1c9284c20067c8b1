package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveTasksTest {

    private final CountDownLatch release = new CountDownLatch(1);

    /** The leak check has it on. */
    @BeforeEach
    void recordNoCreators() {
        LiveTasks.recordCreators(false);
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(LiveTasks.count()).isZero();
        assertThat(LiveTasks.list()).isEmpty();
        assertThat(LiveTasks.owners()).isEmpty();
    }

    private static TaskScope<@Nullable Object, @Nullable Void> open(String name) {
        return TaskScope.builder().name(name).failFast();
    }

    @Test
    void list_taskOfAScope_saysAllOfIt() {
        try (CancellableContext context = Context.background().withTimeout(Duration.ofHours(1))) {
            context.run(() -> {
                try (var scope = open("orders")) {
                    scope.fork("pay", () -> HeldTimer.await(release));

                    LiveTask task = LiveTasks.list().getFirst();
                    assertThat(LiveTasks.count()).isEqualTo(1);
                    assertThat(task.name()).isEqualTo("pay");
                    assertThat(task.owner()).isEqualTo("orders");
                    assertThat(task.since()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
                    assertThat(task.deadline().orElseThrow())
                            .isCloseTo(Instant.now().plus(Duration.ofHours(1)), within(1, ChronoUnit.MINUTES));
                    assertThat(task.thread().getName()).isEqualTo("pay");
                    assertThat(task.thread().isVirtual()).isTrue();
                    assertThat(task.creator()).isEmpty();

                    release.countDown();
                    scope.join();
                    assertThat(LiveTasks.count()).isZero();
                    assertThat(LiveTasks.list()).isEmpty();
                }
            });
        }
    }

    @Test
    void list_taskWithoutADeadline_hasNone() {
        try (TaskGroup group = TaskGroup.open("server")) {
            group.start(() -> HeldTimer.await(release));

            assertThat(LiveTasks.list()).singleElement().satisfies(task -> {
                assertThat(task.name()).isEqualTo("server");
                assertThat(task.owner()).isEqualTo("server");
                assertThat(task.deadline()).isEmpty();
            });
            release.countDown();
            Eventually.until(() -> LiveTasks.count() == 0);
        }
    }

    @Test
    void owners_scopeAndGroup_sayWhatTheyAre() {
        try (var scope = open("orders"); TaskGroup _ = TaskGroup.open("server")) {
            scope.fork(() -> HeldTimer.await(release));
            scope.fork(() -> HeldTimer.await(release));

            OpenOwner orders = owner("orders");
            OpenOwner server = owner("server");
            assertThat(LiveTasks.owners()).hasSize(2);
            assertThat(orders.kind()).isEqualTo("scope");
            assertThat(orders.tasks()).isEqualTo(2);
            assertThat(orders.thread()).contains(Thread.currentThread());
            assertThat(orders.since()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
            assertThat(orders.creator()).isEmpty();
            assertThat(server.kind()).isEqualTo("group");
            assertThat(server.tasks()).isZero();
            assertThat(server.thread()).isEqualTo(Optional.empty());

            release.countDown();
            scope.join();
        }
    }

    private static OpenOwner owner(String name) {
        return LiveTasks.owners().stream().filter(owner -> owner.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void since_isWhenItWasStarted() throws Exception {
        try (var scope = open("orders")) {
            scope.fork("first", () -> HeldTimer.await(release));
            Instant between = pastNow();
            scope.fork("second", () -> HeldTimer.await(release));

            assertThat(task("first").since()).isBefore(between);
            assertThat(task("second").since()).isAfter(between);

            release.countDown();
            scope.join();
        }
    }

    /** Computed backwards from two clocks that are read one after the other, so some microseconds are no difference. */
    private static Instant pastNow() {
        Instant start = Instant.now();
        Eventually.until(() -> Instant.now().isAfter(start.plusMillis(20)));
        return start.plusMillis(10);
    }

    private static LiveTask task(String name) {
        return LiveTasks.list().stream().filter(task -> task.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void recordCreators_on_keepsTheStackOfWhoStartedIt() {
        LiveTasks.recordCreators(true);
        try (var scope = open("orders"); TaskGroup group = TaskGroup.open("server")) {
            scope.fork(() -> HeldTimer.await(release));
            group.start(() -> HeldTimer.await(release));

            assertThat(LiveTasks.list()).hasSize(2).allSatisfy(task -> assertStartedHere(task.creator()));
            assertThat(LiveTasks.owners()).hasSize(2).allSatisfy(owner -> assertStartedHere(owner.creator()));

            release.countDown();
            scope.join();
        }
    }

    private static void assertStartedHere(List<StackTraceElement> creator) {
        assertThat(creator).extracting(StackTraceElement::getMethodName)
                .contains("recordCreators_on_keepsTheStackOfWhoStartedIt");
    }

    @Test
    void recordCreators_switchedOnLater_knowsNothingOfWhatWasBefore() {
        try (var scope = open("orders")) {
            scope.fork("before", () -> HeldTimer.await(release));
            LiveTasks.recordCreators(true);
            scope.fork("after", () -> HeldTimer.await(release));

            assertThat(task("before").creator()).isEmpty();
            assertThat(task("after").creator()).isNotEmpty();

            release.countDown();
            scope.join();
        }
    }

    @Test
    void count_taskFailedOrCancelled_isBackToZero() {
        try (var scope = open("orders")) {
            scope.fork(() -> {
                throw new StackOverflowError();
            });
            Eventually.until(() -> LiveTasks.count() == 0);
        } catch (IllegalStateException withoutJoin) {
            assertThat(withoutJoin).hasMessageContaining("without a join");
        }
    }

    /** What starts or ends meanwhile may be listed or not, and what does neither is. */
    @Test
    void list_underChurn_showsWhatStays() {
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> churners = Stream.generate(() -> Thread.ofPlatform().start(() -> churn(over))).limit(2).toList();
        Set<String> others = new HashSet<>();
        try (var scope = open("orders")) {
            for (int i = 0; i < 10; i++) {
                scope.fork(() -> HeldTimer.await(release));
            }
            for (int i = 0; i < 500; i++) {
                assertThat(LiveTasks.count()).isGreaterThanOrEqualTo(10);
                List<LiveTask> tasks = LiveTasks.list();
                assertThat(tasks).filteredOn(task -> task.owner().equals("orders")).hasSize(10);
                assertThat(owner("orders").tasks()).isEqualTo(10);
                tasks.forEach(task -> others.add(task.owner() + "/" + task.name()));
            }
            release.countDown();
            scope.join();
        } finally {
            over.set(true);
            churners.forEach(LiveTasksTest::join);
        }
        assertThat(others).allMatch(name -> name.matches("(orders/orders|churn/churn)-([1-9]|10)"));
    }

    private static void churn(AtomicBoolean over) {
        while (!over.get()) {
            try (var scope = open("churn")) {
                for (int i = 0; i < 10; i++) {
                    scope.fork(Rival::jitter);
                }
                scope.join();
            }
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void count_tenThousandParked_isExact() {
        try (var scope = open("orders")) {
            for (int i = 0; i < 10_000; i++) {
                scope.fork(() -> HeldTimer.await(release));
            }
            assertThat(LiveTasks.count()).isEqualTo(10_000);
            assertThat(LiveTasks.list()).extracting((Function<LiveTask, String>) LiveTask::name).hasSize(10_000)
                    .doesNotHaveDuplicates();
            release.countDown();
            scope.join();
        }
    }
}
