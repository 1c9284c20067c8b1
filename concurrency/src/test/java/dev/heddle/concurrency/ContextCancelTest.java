package dev.heddle.concurrency;

import static dev.heddle.concurrency.Nothing.nothing;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.heddle.concurrency.CancelCause.CancelledByCaller;
import dev.heddle.concurrency.CancelCause.ClientDisconnected;
import dev.heddle.concurrency.CancelCause.ShuttingDown;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContextCancelTest {

    @Test
    void cancel_twice_keepsTheFirstCause() {
        CancellableContext context = Context.background().withCancel();

        assertThat(context.cancel(new ShuttingDown())).isTrue();
        assertThat(context.cancel(new ClientDisconnected())).isFalse();
        assertThat(context.cancel("enough")).isFalse();

        assertThat(context.cancelCause()).contains(new ShuttingDown());
        assertThatExceptionOfType(CancelledException.class).isThrownBy(context::throwIfCancelled)
                .withMessage("shutting down").extracting(CancelledException::cancelCause)
                .isEqualTo(new ShuttingDown());
    }

    @Test
    void cancel_ofAChild_leavesItsParentAndSiblings() {
        CancellableContext parent = Context.background().withCancel();
        CancellableContext child = parent.withCancel();
        CancellableContext sibling = parent.withCancel();

        child.cancel("enough");

        assertThat(parent.isCancelled()).isFalse();
        assertThat(sibling.isCancelled()).isFalse();
    }

    @Test
    void cancel_childCancelledBefore_keepsItsOwnCause() {
        CancellableContext parent = Context.background().withCancel();
        CancellableContext child = parent.withCancel();
        CancellableContext grandchild = child.withCancel();

        child.cancel("child");
        parent.cancel("parent");

        assertThat(child.cancelCause()).contains(new CancelledByCaller("child"));
        assertThat(grandchild.cancelCause()).contains(new CancelledByCaller("child"));
    }

    @Test
    void cancel_hundredThousandGenerations_reachesTheLast() {
        CancellableContext top = Context.background().withCancel();
        CancellableContext bottom = top;
        for (int i = 0; i < 100_000; i++) {
            bottom = bottom.withCancel();
        }
        List<CancelCause> told = new ArrayList<>();
        bottom.onCancel(told::add);

        top.cancel(new ShuttingDown());

        assertThat(told).containsExactly(new ShuttingDown());
        assertThat(bottom.cancelCause().orElseThrow()).isSameAs(top.cancelCause().orElseThrow());
    }

    @Test
    void cancel_hundredThousandChildren_reachesEach() {
        CancellableContext parent = Context.background().withCancel();
        List<CancellableContext> children = Stream.generate(parent::withCancel).limit(100_000).toList();

        parent.cancel("enough");

        assertThat(children).allMatch(Context::isCancelled);
    }

    @Test
    void cancel_byManyAtOnce_oneWinsAndAllAgree() throws Exception {
        int threads = 4;
        CyclicBarrier together = new CyclicBarrier(threads);
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            for (int _ : Rival.times(2000)) {
                CancellableContext context = Context.background().withCancel();
                CancellableContext child = context.withCancel();
                List<CancelCause> told = new ArrayList<>();
                child.onCancel(told::add);

                List<String> winners = new ArrayList<>();
                for (Future<String> attempt : executor.invokeAll(attempts(context, together, threads))) {
                    winners.add(attempt.get());
                }

                assertThat(winners).filteredOn(name -> !name.isEmpty()).hasSize(1);
                CancelCause winner = new CancelledByCaller(String.join("", winners));
                assertThat(context.cancelCause()).contains(winner);
                assertThat(child.cancelCause()).contains(winner);
                assertThat(told).containsExactly(winner);
            }
        }
    }

    private static List<Callable<String>> attempts(CancellableContext context, CyclicBarrier together, int count) {
        return IntStream.range(0, count).<Callable<String>>mapToObj(i -> () -> {
            together.await();
            return context.cancel("by " + i) ? "by " + i : "";
        }).toList();
    }

    @Test
    void cancel_whileChildrenAreMade_leavesNoneBehind() {
        try (Rival rival = new Rival()) {
            for (int _ : Rival.times(5000)) {
                CancellableContext parent = Context.background().withCancel();
                List<Context> family = new ArrayList<>();
                rival.start(() -> {
                    Rival.jitter();
                    parent.cancel("enough");
                });
                for (int j = 0; j < 10; j++) {
                    CancellableContext child = parent.withCancel();
                    family.add(child);
                    family.add(child.withCancel());
                }
                rival.await();
                assertThat(family.stream().map(Context::isCancelled).collect(toSet())).containsExactly(true);
            }
        }
    }

    @Test
    void withCancel_belowACancelledParent_isBornCancelledWithTheSameCause() {
        CancellableContext parent = Context.background().withCancel();
        parent.cancel("enough");

        assertThat(parent.withCancel().cancelCause().orElseThrow()).isSameAs(parent.cancelCause().orElseThrow());
    }

    @Test
    void close_twice_cancelsBelowOnce() {
        CancellableContext context = Context.background().withCancel();
        CancellableContext child = context.withCancel();
        List<CancelCause> told = new ArrayList<>();
        child.onCancel(told::add);

        context.close();
        context.close();

        assertThat(told).containsExactly(new CancelledByCaller("the context is closed"));
        assertThat(child.isCancelled()).isTrue();
    }

    @Test
    void cancel_null_isRefusedAndChangesNothing() {
        CancellableContext context = Context.background().withCancel();

        assertThatNullPointerException().isThrownBy(() -> context.cancel(Nothing.<CancelCause>nothing()))
                .withMessage("cause is null");
        assertThatNullPointerException().isThrownBy(() -> context.cancel(Nothing.<String>nothing()))
                .withMessage("reason is null");
        assertThat(context.isCancelled()).isFalse();
    }

    @Test
    void causes_asMessages_sayWhatHappened() {
        assertThat(new CancelledByCaller("enough").message()).isEqualTo("cancelled: enough");
        assertThat(new ClientDisconnected().message()).isEqualTo("client disconnected");
        assertThat(new CancelCause.SiblingFailed("pay", new IllegalStateException("broke")).message())
                .isEqualTo("task 'pay' failed: java.lang.IllegalStateException: broke");
        assertThatNullPointerException().isThrownBy(() -> new CancelCause.SiblingFailed("pay", nothing()))
                .withMessage("failure is null");
        assertThatNullPointerException().isThrownBy(() -> new CancelCause.DeadlineExceeded(nothing()))
                .withMessage("budget is null");
    }
}
