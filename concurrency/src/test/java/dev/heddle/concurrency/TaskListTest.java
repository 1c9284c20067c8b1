package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaskListTest {

    private final TaskList list = new TaskList();

    /** A task that is never started. */
    private static final class Idle extends OwnedTask {

        Idle() {
            super(Context.background());
        }

        @Override
        Owner owner() {
            return OWNER;
        }

        @Override
        String name() {
            return "idle";
        }

        @Override
        void work() {}
    }

    private static final Owner OWNER = Owner.open("test", "list", null);

    static {
        OWNER.close();
    }

    private List<OwnedTask> add(int count) {
        List<OwnedTask> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tasks.add(new Idle());
            assertThat(list.add(tasks.getLast())).isTrue();
        }
        return tasks;
    }

    private @Nullable Object waiters() throws ReflectiveOperationException {
        Field waiters = TaskList.class.getDeclaredField("waiters");
        waiters.setAccessible(true);
        return waiters.get(list);
    }

    @Test
    void remove_fromAnyPlace_keepsTheOthers() {
        for (int place = 0; place < 5; place++) {
            List<OwnedTask> tasks = add(5);

            list.remove(tasks.remove(place));

            assertThat(list.snapshot()).containsExactlyInAnyOrderElementsOf(tasks);
            assertThat(list.size()).isEqualTo(4);
            Collections.shuffle(tasks);
            tasks.forEach(list::remove);
            assertThat(list.snapshot()).isEmpty();
            assertThat(list.size()).isZero();
        }
    }

    @Test
    void remove_ofATask_keepsNoNeighbour() {
        List<OwnedTask> tasks = add(3);

        list.remove(tasks.get(1));

        assertThat(tasks.get(1).next).isNull();
        assertThat(tasks.get(1).previous).isNull();
    }

    @Test
    void add_afterClose_isRefused() {
        list.close();

        assertThat(list.add(new Idle())).isFalse();
        assertThat(list.size()).isZero();
    }

    @Test
    void awaitAtMost_severalThreads_wakesEachWhenItsTimeHasCome() throws Exception {
        List<OwnedTask> tasks = add(3);
        Thread two = Thread.ofVirtual().start(() -> list.awaitAtMost(2, () -> false, () -> {}));
        Thread one = Thread.ofVirtual().start(() -> list.awaitAtMost(1, () -> false, () -> {}));
        Thread none = Thread.ofVirtual().start(() -> list.awaitAtMost(0, () -> false, () -> {}));
        List.of(two, one, none).forEach(Eventually::untilBlocked);

        list.remove(tasks.get(0));
        two.join();
        assertThat(one.isAlive() && none.isAlive()).isTrue();
        list.remove(tasks.get(1));
        one.join();
        assertThat(none.isAlive()).isTrue();
        list.remove(tasks.get(2));
        none.join();

        assertThat(waiters()).isNull();
    }

    @Test
    void awaitAtMost_firstComeFirstGone_leavesNoWaiter() throws Exception {
        List<OwnedTask> tasks = add(3);
        List<Thread> waiters = new ArrayList<>();
        for (int limit = 2; limit >= 0; limit--) {
            int atMost = limit;
            waiters.add(Thread.ofVirtual().start(() -> list.awaitAtMost(atMost, () -> false, () -> {})));
            Eventually.untilBlocked(waiters.getLast());
        }

        for (int i = 0; i < 3; i++) {
            list.remove(tasks.get(i));
            waiters.get(i).join();
        }

        assertThat(waiters()).isNull();
    }

    @Test
    void awaitAtMost_givenUp_endsWhenItIsWoken() throws Exception {
        add(1);
        AtomicBoolean givenUp = new AtomicBoolean();
        Thread waiter = Thread.ofVirtual().start(() -> list.awaitAtMost(0, givenUp::get, () -> {}));
        Eventually.untilBlocked(waiter);

        givenUp.set(true);
        list.wakeWaiting();

        waiter.join();
        assertThat(waiters()).isNull();
    }

    @Test
    void awaitAtMost_interrupted_tellsWaitsOnAndKeepsTheInterrupt() throws Exception {
        List<OwnedTask> tasks = add(1);
        AtomicInteger told = new AtomicInteger();
        AtomicBoolean pending = new AtomicBoolean();
        CountDownLatch done = new CountDownLatch(1);
        Thread waiter = Thread.ofVirtual().start(() -> {
            list.awaitAtMost(0, () -> false, told::incrementAndGet);
            pending.set(Thread.currentThread().isInterrupted());
            done.countDown();
        });
        Eventually.untilBlocked(waiter);

        waiter.interrupt();
        Eventually.until(() -> told.get() == 1);
        Eventually.untilBlocked(waiter);
        list.remove(tasks.getFirst());

        done.await();
        assertThat(pending).isTrue();
    }

    @Test
    void awaitAtMost_racingWithTheLastRemove_neverSleepsOn() throws Exception {
        try (Rival rival = new Rival()) {
            for (int _ : Rival.times(20_000)) {
                OwnedTask task = add(1).getFirst();
                rival.start(() -> {
                    Rival.jitter();
                    list.remove(task);
                });
                Rival.jitter();
                list.awaitAtMost(0, () -> false, () -> {});
                rival.await();
            }
        }
        assertThat(waiters()).isNull();
    }

    @Test
    void awaitNone_byVeryManyThreads_leavesNoneOfThemBehind() throws Exception {
        add(1);
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            waiting.add(Thread.ofVirtual().start(() -> list.awaitNone(Duration.ofMillis(300))));
        }
        for (Thread thread : waiting) {
            thread.join();
        }
        assertThat(waiters()).isNull();
    }
}
