package dev.heddle.concurrency;

import static dev.heddle.concurrency.Nothing.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import dev.heddle.concurrency.CancelCause.DeadlineExceeded;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ContextDeadlineTest {

    private static final Duration SOON = Duration.ofMillis(2);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DECADES = Duration.ofDays(365 * 70);

    static final List<Duration> HUGE = List.of(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
            Duration.ofNanos(Long.MAX_VALUE), Duration.ofNanos(Long.MAX_VALUE / 2), Duration.ofDays(365 * 250));

    static final List<Instant> PAST = List.of(Instant.MIN, Instant.EPOCH);

    @ParameterizedTest
    @FieldSource("HUGE")
    void withTimeout_farBeyondWhatALongHolds_isNotCancelledAndStaysFar(Duration huge) {
        try (CancellableContext context = Context.background().withTimeout(huge);
                CancellableContext child = context.withTimeout(huge)) {
            assertThat(child.isCancelled()).isFalse();
            assertThat(child.remaining().orElseThrow()).isGreaterThan(DECADES);
            assertThat(child.deadline().orElseThrow()).isAfter(Instant.now().plus(DECADES));
        }
    }

    @Test
    void withDeadline_endOfTime_isNotCancelledAndStaysFar() {
        try (CancellableContext context = Context.background().withDeadline(Instant.MAX)) {
            assertThat(context.isCancelled()).isFalse();
            assertThat(context.remaining().orElseThrow()).isGreaterThan(DECADES);
        }
    }

    @ParameterizedTest
    @FieldSource("PAST")
    void withDeadline_passed_isCancelledFromTheStart(Instant past) {
        CancellableContext context = Context.background().withDeadline(past);

        assertThat(context.cancelCause()).contains(new DeadlineExceeded(Duration.ZERO));
        assertThat(context.remaining()).contains(Duration.ZERO);
    }

    @Test
    void withDeadline_inAnHour_isThatByTheWallClock() {
        Instant inAnHour = Instant.now().plus(HOUR);

        try (CancellableContext context = Context.background().withDeadline(inAnHour)) {
            assertThat(context.deadline().orElseThrow()).isCloseTo(inAnHour, within(1, ChronoUnit.MINUTES));
        }
    }

    @Test
    void withTimeout_zero_isCancelledFromTheStart() {
        CancellableContext context = Context.background().withTimeout(Duration.ZERO);

        assertThat(context.cancelCause()).contains(new DeadlineExceeded(Duration.ZERO));
        assertThatExceptionOfType(CancelledException.class).isThrownBy(context::throwIfCancelled)
                .withMessage("deadline exceeded, the budget was PT0S");
    }

    @Test
    void withTimeout_parentsDeadlinePassedButTheTimerIsLate_isCancelledFromTheStart() {
        try (HeldTimer _ = new HeldTimer()) {
            CancellableContext parent = soonExpired();
            Eventually.until(() -> parent.remaining().orElseThrow().isZero());
            assertThat(parent.isCancelled()).as("the timer is held").isFalse();

            assertThat(parent.withTimeout(Duration.ZERO).cancelCause()).contains(new DeadlineExceeded(SOON));
            assertThat(parent.withTimeout(HOUR).cancelCause()).contains(new DeadlineExceeded(SOON));
        }
    }

    /** Where the machine is busy, even a short time may have passed before a timer is set. */
    private static CancellableContext soonExpired() {
        return Stream.generate(() -> Context.background().withTimeout(SOON)).filter(made -> !made.isCancelled())
                .findFirst().orElseThrow();
    }

    @Test
    void withTimeout_negative_saysSo() {
        assertThatIllegalArgumentException().isThrownBy(() -> Context.background().withTimeout(Duration.ofNanos(-1)))
                .withMessage("timeout must not be negative, actual: PT-0.000000001S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Context.background().withTimeout(Duration.ofSeconds(Long.MIN_VALUE)))
                .withMessageStartingWith("timeout must not be negative");
    }

    @Test
    void nullTimes_areNamed() {
        assertThatNullPointerException().isThrownBy(() -> Context.background().withTimeout(nothing()))
                .withMessage("timeout is null");
        assertThatNullPointerException().isThrownBy(() -> Context.background().withDeadline(nothing()))
                .withMessage("deadline is null");
    }

    @Test
    void withTimeout_childAsksForMore_getsItsParentsDeadline() {
        try (CancellableContext parent = Context.background().withTimeout(HOUR);
                CancellableContext child = parent.with(Context.Key.named("key"), "").withTimeout(HOUR.multipliedBy(2));
                CancellableContext grandchild = child.withDeadline(Instant.MAX)) {
            assertThat(child.limit()).isSameAs(parent.limit());
            assertThat(grandchild.remaining().orElseThrow()).isLessThanOrEqualTo(HOUR);
        }
    }

    @ParameterizedTest
    @FieldSource("HUGE")
    void withTimeout_hugeBelowAnExpiredParent_hasExpired(Duration huge) {
        CancellableContext expired = Context.background().withTimeout(Duration.ZERO);

        assertThat(expired.withTimeout(huge).remaining()).contains(Duration.ZERO);
    }

    @Test
    void withTimeout_childAsksForLess_getsIt() {
        try (CancellableContext parent = Context.background().withTimeout(HOUR);
                CancellableContext child = parent.withTimeout(Duration.ofMinutes(1))) {
            assertThat(child.remaining().orElseThrow()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));
            assertThat(parent.remaining().orElseThrow()).isGreaterThan(Duration.ofMinutes(2));
        }
    }

    @Test
    void withCancel_belowADeadline_hasIt() {
        try (CancellableContext parent = Context.background().withTimeout(HOUR);
                CancellableContext child = parent.withCancel()) {
            assertThat(child.remaining().orElseThrow()).isBetween(Duration.ofMinutes(1), HOUR);
        }
    }

    @Test
    void deadline_passes_cancelsAllBelowWithItsBudget() throws Exception {
        Duration budget = Duration.ofMillis(5);
        try (CancellableContext parent = Context.background().withTimeout(budget);
                CancellableContext child = parent.withTimeout(HOUR)) {
            CompletableFuture<CancelCause> told = new CompletableFuture<>();
            child.onCancel(told::complete);

            assertThat(told.get()).isEqualTo(new DeadlineExceeded(budget));
            assertThat(child.cancelCause()).isEqualTo(parent.cancelCause()).contains(new DeadlineExceeded(budget));
            assertThat(child.remaining()).contains(Duration.ZERO);
        }
    }

    @Test
    void deadline_passesAfterACancel_changesNothing() {
        CancellableContext context = Context.background().withTimeout(Duration.ofMillis(1));
        CancelCause first = context.cancel("enough")
                ? new CancelCause.CancelledByCaller("enough")
                : new DeadlineExceeded(Duration.ofMillis(1));

        Eventually.until(() -> context.remaining().orElseThrow().isZero());

        assertThat(context.cancelCause()).contains(first);
    }

    @Test
    void deadlines_inAnyOrder_passByTheirTime() throws Exception {
        List<CompletableFuture<Long>> passed = IntStream.of(30, 1, 20, 10).mapToObj(millis -> {
            CompletableFuture<Long> at = new CompletableFuture<>();
            long start = System.nanoTime();
            Context.background().withTimeout(Duration.ofMillis(millis))
                    .onCancel(_ -> at.complete(System.nanoTime() - start - millis * 1_000_000L));
            return at;
        }).toList();

        for (CompletableFuture<Long> late : passed) {
            assertThat(late.get()).as("never early").isNotNegative();
        }
    }

    @Test
    void deadline_withAListenerThatBlocks_holdsUpNoOther() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        CompletableFuture<Thread> blocked = new CompletableFuture<>();
        CompletableFuture<Thread> other = new CompletableFuture<>();
        try (HeldTimer timer = new HeldTimer()) {
            soonExpired().onCancel(_ -> {
                blocked.complete(Thread.currentThread());
                HeldTimer.await(over);
            });
            soonExpired().onCancel(_ -> other.complete(Thread.currentThread()));
            timer.release();

            assertThat(blocked.get().isVirtual()).isTrue();
            assertThat(other.get().isVirtual()).isTrue();
        } finally {
            over.countDown();
        }
    }

    @Test
    void withTimeout_thousandsAtOnce_shareOneTimerThread() {
        List<CancellableContext> contexts = Stream.generate(() -> Context.background().withTimeout(HOUR)).limit(5000)
                .toList();

        assertThat(Thread.getAllStackTraces().keySet()).filteredOn(thread -> thread.getName().equals(Timer.THREAD_NAME))
                .singleElement().satisfies(timer -> assertThat(timer.isDaemon()).isTrue());
        contexts.forEach(CancellableContext::close);
    }
}
