package dev.heddle.repository;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.heddle.concurrency.BlockingRegion;
import dev.heddle.concurrency.CancellableContext;
import dev.heddle.concurrency.CancelledException;
import dev.heddle.concurrency.Context;
import dev.heddle.concurrency.TaskScope;
import dev.heddle.usecase.ObservedDeadline;
import dev.heddle.usecase.OverloadedException;
import dev.heddle.usecase.UnavailableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final long SECOND = 1_000_000_000;

    private final PoolSettings settings = PoolSettings.DEFAULTS.withSize(1).withMaxWaiting(3)
            .withConnectionTimeout(Duration.ofHours(1)).withApplicationName("shop");
    private final Admission admission = new Admission(settings);
    private final List<Integer> order = new CopyOnWriteArrayList<>();

    private FutureTask<Void> startWaiting(Admission line, Context context, int number) {
        int before = line.waiting();
        FutureTask<Void> task = new FutureTask<>(() -> context.run(() -> {
            line.enter();
            order.add(number);
            line.leave(0);
        }), null);
        Thread.startVirtualThread(task);
        await().until(() -> line.waiting() == before + 1);
        return task;
    }

    private FutureTask<Void> startWaiting(int number) {
        return startWaiting(admission, Context.background(), number);
    }

    @Test
    void enter_allAreIn_waitsInOrder() throws Exception {
        admission.enter();
        List<FutureTask<Void>> tasks = List.of(startWaiting(1), startWaiting(2), startWaiting(3));

        admission.leave(0);

        for (FutureTask<Void> task : tasks) {
            task.get(10, SECONDS);
        }
        assertThat(order).containsExactly(1, 2, 3);
        assertThat(admission.waiting()).isZero();
    }

    @Test
    void enter_lineIsFull_isRefusedAtOnceWithTheTimeToComeBack() throws Exception {
        admission.enter();
        admission.leave(2 * SECOND);
        admission.enter();
        List<FutureTask<Void>> tasks = List.of(startWaiting(1), startWaiting(2), startWaiting(3));

        assertThatExceptionOfType(OverloadedException.class).isThrownBy(admission::enter)
                .withMessage("3 wait for one of the 1 connections, which is the most")
                .satisfies(e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(8)));

        admission.leave(0);
        for (FutureTask<Void> task : tasks) {
            task.get(10, SECONDS);
        }
    }

    @Test
    void enter_wouldBeTooLateForItsDeadline_isRefusedAtOnce() {
        admission.enter();
        admission.leave(20 * SECOND);
        admission.enter();

        try (CancellableContext context = Context.background().withTimeout(Duration.ofSeconds(39))) {
            assertThatExceptionOfType(OverloadedException.class).isThrownBy(() -> context.run(admission::enter))
                    .withMessageMatching("A connection would be free in about 20000 ms, for work of about 20000 ms,"
                            + " and 3\\d{4} ms are left")
                    .satisfies(e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(20)));
        }
        assertThat(admission.waiting()).isZero();
    }

    @Test
    void enter_willBeInTimeForItsDeadline_waits() throws Exception {
        admission.enter();
        admission.leave(20 * SECOND);
        admission.enter();

        try (CancellableContext context = Context.background().withTimeout(Duration.ofSeconds(100))) {
            FutureTask<Void> task = startWaiting(admission, context, 1);
            admission.leave(0);
            task.get(10, SECONDS);
        }
    }

    @Test
    void enter_observed_isCountedAndWaitsEvenSo() throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        PoolSettings observing = settings.withMaxWaiting(0).withAdmissionMode(AdmissionMode.OBSERVE);
        Admission line = new Admission(observing);
        AdmissionMeters.register(meters, observing, line);
        line.enter();

        FutureTask<Void> task = startWaiting(line, Context.background(), 1);

        assertThat(meters.get("heddle.admission.waiting").tag("pool", "shop").gauge().value()).isEqualTo(1);
        assertThat(meters.get("heddle.admission.refused").tags("reason", "line-full", "mode", "observe").counter()
                .count()).isEqualTo(1);
        line.leave(0);
        task.get(10, SECONDS);
        assertThat(meters.get("heddle.admission.wait").timer().count()).isEqualTo(1);
    }

    @Test
    void enter_observedDeadlineWouldPass_isCountedAndWaits() throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        PoolSettings observing = settings.withAdmissionMode(AdmissionMode.OBSERVE);
        Admission line = new Admission(observing);
        AdmissionMeters.register(meters, observing, line);
        line.enter();
        line.leave(20 * SECOND);
        line.enter();

        FutureTask<Void> task = startWaiting(line,
                ObservedDeadline.after(Duration.ofSeconds(39)).in(Context.background()), 1);

        assertThat(meters.get("heddle.admission.refused").tags("reason", "deadline", "mode", "observe").counter()
                .count()).isEqualTo(1);
        line.leave(0);
        task.get(10, SECONDS);
    }

    @Test
    void enter_noneIsFreeInTime_isUnavailable() {
        Admission impatient = new Admission(settings.withValidationTimeout(Duration.ofMillis(250))
                .withConnectionTimeout(Duration.ofMillis(260)));
        impatient.enter();

        assertThatExceptionOfType(UnavailableException.class).isThrownBy(impatient::enter)
                .withMessage("No connection was free within 260 ms: all 1 were in use, and 1 waited");
        assertThat(impatient.waiting()).isZero();
    }

    @Test
    void enter_cancelledWhileWaiting_leavesTheLine() {
        admission.enter();
        try (CancellableContext context = Context.background().withCancel()) {
            FutureTask<Void> task = startWaiting(admission, context, 1);

            context.cancel("for the test");

            assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> task.get(10, SECONDS))
                    .withCauseInstanceOf(CancelledException.class);
            assertThat(admission.waiting()).isZero();
        }
    }

    /** As where work on one connection needs another one. */
    @Test
    void enter_cancelledWhileWaitingInARegion_leavesTheLine() {
        admission.enter();
        try (CancellableContext context = Context.background().withCancel()) {
            FutureTask<Void> task = new FutureTask<>(
                    () -> context.run(() -> BlockingRegion.run(() -> {}, admission::enter)), null);
            Thread.startVirtualThread(task);
            await().until(() -> admission.waiting() == 1);

            context.cancel("for the test");

            assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> task.get(10, SECONDS))
                    .withCauseInstanceOf(CancelledException.class);
        }
    }

    @Test
    void enter_interruptedByOthersWhileWaiting_leavesTheLineAndKeepsTheInterrupt() throws Exception {
        admission.enter();
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            assertThatExceptionOfType(CancelledException.class).isThrownBy(admission::enter)
                    .withMessage("cancelled: the waiting thread was interrupted");
            return Thread.interrupted();
        });
        Thread thread = Thread.startVirtualThread(task);
        await().until(() -> admission.waiting() == 1);

        thread.interrupt();

        assertThat(task.get(10, SECONDS)).isTrue();
    }

    /** Whoever is cancelled at any moment neither keeps a place nor takes one twice. */
    @Test
    void enter_cancelledAtAnyMoment_losesNoPlace() {
        int size = 3;
        Admission line = new Admission(settings.withSize(size).withMaxWaiting(100));
        AtomicInteger in = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (var scope = TaskScope.open()) {
            for (int i = 0; i < 20; i++) {
                scope.fork(() -> goInAndOut(line, in, most));
            }
            scope.join();
        }

        assertThat(most.get()).isBetween(1, size);
        assertThat(line.waiting()).isZero();
        for (int i = 0; i < size; i++) {
            line.enter();
        }
    }

    private static void goInAndOut(Admission line, AtomicInteger in, AtomicInteger most) {
        for (int i = 0; i < 200; i++) {
            Duration time = Duration.ofNanos(ThreadLocalRandom.current().nextInt(1_000_000));
            try (CancellableContext context = Context.current().withTimeout(time)) {
                context.run(() -> {
                    line.enter();
                    most.accumulateAndGet(in.incrementAndGet(), Math::max);
                    LockSupport.parkNanos(1);
                    in.decrementAndGet();
                    line.leave(0);
                });
            } catch (CancelledException | OverloadedException _) {
                // Those are the ones that this is about.
            }
        }
    }
}
