package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is closed leaves nothing behind. */
class ContextReleaseTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MILLION = 1_000_000;

    /** A context with its timer weighs hundreds of bytes: a million of them would be far more. */
    private static final long FEW_BYTES = 30L << 20;

    private final CancellableContext parent = Context.background().withCancel();

    @Test
    void close_ofAMillionChildrenWithTimers_leavesTheHeapWhereItWas() {
        warmUp();
        long before = usedHeap();

        for (int i = 0; i < MILLION; i++) {
            try (CancellableContext child = parent.withTimeout(HOUR)) {
                child.onCancel(_ -> {});
            }
        }

        assertThat(usedHeap() - before).isLessThan(FEW_BYTES);
        assertNothingBelow();
    }

    @Test
    void close_ofAMillionRegistrations_leavesTheHeapWhereItWas() {
        warmUp();
        long before = usedHeap();

        for (int i = 0; i < MILLION; i++) {
            parent.onCancel(_ -> {}).close();
        }

        assertThat(usedHeap() - before).isLessThan(FEW_BYTES);
        assertNothingBelow();
    }

    private void assertNothingBelow() {
        assertThat(parent.mark(new CancelCause.ShuttingDown())).isEmpty();
    }

    private void warmUp() {
        parent.withTimeout(HOUR).close();
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void close_ofAChild_freesIt() {
        assertFreed(() -> {
            CancellableContext child = parent.withTimeout(HOUR);
            child.close();
            return child;
        });
    }

    @Test
    void cancel_ofTheParent_freesTheChildAndItsTimer() {
        assertFreed(() -> {
            CancellableContext other = parent.withCancel();
            CancellableContext child = other.withTimeout(HOUR);
            other.cancel("enough");
            return child;
        });
    }

    @Test
    void withTimeout_belowACancelledParent_setsNoTimer() {
        CancellableContext cancelled = parent.withCancel();
        cancelled.cancel("enough");

        assertFreed(() -> cancelled.withTimeout(HOUR));
    }

    @Test
    void withTimeout_whileTheParentIsCancelled_leavesNoTimer() {
        List<WeakReference<Context>> children = new ArrayList<>();
        try (Rival rival = new Rival()) {
            for (int _ : Rival.times(5000)) {
                CancellableContext raced = parent.withCancel();
                rival.start(() -> {
                    Rival.jitter();
                    raced.cancel("enough");
                });
                Rival.jitter();
                children.add(new WeakReference<>(raced.withTimeout(HOUR)));
                rival.await();
            }
        }
        assertAllFreed(children);
    }

    @Test
    void call_underAContext_leavesNothingInIt() {
        List<WeakReference<Object>> blocks = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Object block = new Object();
            blocks.add(new WeakReference<>(block));
            parent.run(() -> assertThat(block).isNotNull());
        }

        assertAllFreed(blocks);
        assertNothingBelow();
    }

    @Test
    void close_ofARegistration_freesTheListener() {
        assertFreed(() -> {
            List<CancelCause> told = new ArrayList<>();
            parent.onCancel(told::add).close();
            return told;
        });
    }

    @Test
    void onCancel_ofACancelledContext_keepsNoListener() {
        CancellableContext cancelled = parent.withCancel();
        cancelled.cancel("enough");

        assertFreed(() -> {
            List<CancelCause> told = new ArrayList<>();
            cancelled.onCancel(told::add);
            return told;
        });
        assertThat(cancelled.isCancelled()).isTrue();
    }

    @Test
    void registration_keptAfterTheCancel_keepsNoOtherListener() {
        CancellableContext cancelled = parent.withCancel();
        List<Registration> kept = new ArrayList<>();

        assertFreed(() -> {
            List<CancelCause> told = new ArrayList<>();
            kept.add(cancelled.onCancel(_ -> {}));
            cancelled.onCancel(told::add);
            kept.add(cancelled.onCancel(_ -> {}));
            cancelled.cancel("enough");
            return told;
        });
        kept.forEach(Registration::close);
    }

    private static <T> void assertFreed(Supplier<T> made) {
        assertAllFreed(List.of(new WeakReference<>(made.get())));
    }

    private static <T> void assertAllFreed(List<WeakReference<T>> references) {
        Eventually.until(() -> {
            System.gc();
            return references.stream().allMatch(reference -> reference.get() == null);
        });
    }
}
