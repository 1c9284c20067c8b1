package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ContextListenerTest {

    private final CancellableContext context = Context.background().withCancel();
    private final List<String> told = new ArrayList<>();

    @Test
    void onCancel_thenCancel_isToldOnceOnTheThreadThatCancels() {
        List<Thread> threads = new ArrayList<>();
        context.onCancel(_ -> threads.add(Thread.currentThread()));

        context.cancel("enough");
        context.cancel("again");

        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void onCancel_ofACancelledContext_isToldAtOnce() {
        context.cancel("enough");

        context.onCancel(cause -> told.add(cause.message()));

        assertThat(told).containsExactly("cancelled: enough");
    }

    @Test
    void onCancel_ofACancelledContextAndThrows_goesToTheUncaughtHandler() {
        context.cancel("enough");
        try (UncaughtProbe uncaught = new UncaughtProbe()) {
            context.onCancel(failing("one")).close();

            assertThat(uncaught.caught()).extracting(Throwable::getMessage).containsExactly("one");
        }
    }

    @Test
    void onCancel_ofAContextWithAValue_isToldWithItsParent() {
        context.with(Context.Key.named("key"), "value").onCancel(cause -> told.add(cause.message()));

        context.cancel("enough");

        assertThat(told).hasSize(1);
    }

    @Test
    void cancel_withChildren_marksAllBeforeItTellsAnybody() {
        List<Boolean> found = new ArrayList<>();
        CancellableContext[] last = new CancellableContext[1];
        context.onCancel(_ -> found.add(last[0].isCancelled()));
        last[0] = context.withCancel().withCancel();

        context.cancel("enough");

        assertThat(found).containsExactly(true);
    }

    @Test
    void cancel_listenerThrows_othersAreToldAndTheHandlerGetsIt() {
        try (UncaughtProbe uncaught = new UncaughtProbe()) {
            context.onCancel(failing("one"));
            context.withCancel().onCancel(failing("two"));
            context.onCancel(_ -> {
                throw new StackOverflowError("three");
            });
            context.onCancel(_ -> told.add("last"));

            assertThat(context.cancel("enough")).isTrue();

            assertThat(told).containsExactly("last");
            assertThat(uncaught.caught()).extracting(Throwable::getMessage)
                    .containsExactlyInAnyOrder("one", "two", "three");
        }
    }

    @Test
    void cancel_evenTheHandlerThrows_othersAreTold() {
        try (UncaughtProbe uncaught = new UncaughtProbe(_ -> {
            throw new IllegalStateException("handler");
        })) {
            context.onCancel(failing("one"));
            context.onCancel(_ -> told.add("last"));

            assertThat(context.cancel("enough")).isTrue();

            assertThat(told).containsExactly("last");
            assertThat(uncaught.caught()).hasSize(1);
        }
    }

    private static Consumer<CancelCause> failing(String message) {
        return _ -> {
            throw new IllegalStateException(message);
        };
    }

    @Test
    void close_beforeTheCancel_isNotTold() {
        Registration first = context.onCancel(_ -> told.add("first"));
        Registration second = context.onCancel(_ -> told.add("second"));
        context.onCancel(_ -> told.add("third"));

        second.close();
        second.close();
        first.close();
        context.cancel("enough");

        assertThat(told).containsExactly("third");
    }

    @Test
    void close_afterTheCancel_doesNothing() {
        Registration registration = context.onCancel(_ -> told.add("once"));
        context.cancel("enough");

        registration.close();
        registration.close();

        assertThat(told).containsExactly("once");
    }

    @Test
    void listener_registersAnother_thatOneIsToldAtOnce() {
        context.onCancel(_ -> {
            told.add("outer");
            context.onCancel(_ -> told.add("inner"));
            told.add("outer again");
        });

        context.cancel("enough");

        assertThat(told).containsExactly("outer", "inner", "outer again");
    }

    @Test
    void listener_closesItselfAndOthers_breaksNothing() {
        List<Registration> registrations = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            registrations.add(context.onCancel(_ -> {
                told.add("told");
                registrations.forEach(Registration::close);
            }));
        }

        context.cancel("enough");

        assertThat(told).as("what a cancel has reached may still run").hasSize(5);
    }

    @Test
    void listener_cancelsAndClosesTheSameContext_changesNothing() {
        context.onCancel(_ -> {
            told.add(String.valueOf(context.cancel("again")));
            context.close();
        });

        context.cancel("enough");

        assertThat(told).containsExactly("false");
        assertThat(context.cancelCause()).contains(new CancelCause.CancelledByCaller("enough"));
    }

    @Test
    void listener_cancelsAnotherContextThatCancelsThis_ends() {
        CancellableContext other = Context.background().withCancel();
        context.onCancel(_ -> other.cancel("by this"));
        other.onCancel(_ -> told.add(String.valueOf(context.cancel("by the other"))));

        context.cancel("enough");

        assertThat(told).containsExactly("false");
        assertThat(other.isCancelled()).isTrue();
    }

    @Test
    void onCancel_andCloseByTwoThreads_losesNone() {
        try (Rival rival = new Rival()) {
            for (int _ : Rival.times(10)) {
                CancellableContext raced = Context.background().withCancel();
                AtomicInteger kept = new AtomicInteger();
                AtomicInteger closed = new AtomicInteger();
                rival.start(() -> churn(raced, kept, closed));
                churn(raced, kept, closed);
                rival.await();

                raced.cancel("enough");

                assertThat(kept).hasValue(50_000);
                assertThat(closed).hasValue(0);
            }
        }
    }

    private static void churn(Context raced, AtomicInteger kept, AtomicInteger closed) {
        for (int i = 0; i < 100_000; i++) {
            raced.onCancel(_ -> closed.incrementAndGet()).close();
            if (i % 4 == 0) {
                raced.onCancel(_ -> kept.incrementAndGet());
            }
        }
    }

    @Test
    void close_whileTheCancelIsOnItsWay_tellsOnceOrNever() {
        try (Rival rival = new Rival()) {
            for (int _ : Rival.times(10_000)) {
                CancellableContext raced = Context.background().withCancel();
                AtomicInteger closed = new AtomicInteger();
                AtomicInteger kept = new AtomicInteger();
                raced.onCancel(_ -> kept.incrementAndGet());
                Registration registration = raced.onCancel(_ -> closed.incrementAndGet());
                raced.onCancel(_ -> kept.incrementAndGet());

                rival.start(() -> {
                    Rival.jitter();
                    registration.close();
                });
                Rival.jitter();
                raced.cancel("enough");
                rival.await();

                assertThat(kept).hasValue(2);
                assertThat(closed.get()).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void onCancel_whileTheCancelIsOnItsWay_tellsExactlyOnce() {
        try (Rival rival = new Rival()) {
            for (int _ : Rival.times(10_000)) {
                CancellableContext raced = Context.background().withCancel();
                AtomicInteger count = new AtomicInteger();
                rival.start(() -> {
                    Rival.jitter();
                    raced.onCancel(_ -> count.incrementAndGet());
                });
                Rival.jitter();
                raced.cancel("enough");
                rival.await();

                assertThat(count).hasValue(1);
            }
        }
    }
}
