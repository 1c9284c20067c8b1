package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.concurrency.Outcome.Cancelled;
import dev.heddle.concurrency.Outcome.Failed;
import dev.heddle.concurrency.Outcome.Succeeded;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GatherAllTest {

    @Test
    void join_someFail_returnsAllOutcomesInTheOrderOfTheForks() {
        IOException failure = new IOException("disk");
        StackOverflowError error = new StackOverflowError();
        try (TaskScope<Integer, List<Outcome<Integer>>> scope = TaskScope.gatherAll()) {
            scope.fork(() -> {
                Eventually.until(() -> LiveTasks.count() == 1);
                return 1;
            });
            scope.fork(() -> {
                throw failure;
            });
            scope.fork(() -> {
                throw error;
            });
            scope.fork(() -> 4);

            List<Outcome<Integer>> outcomes = scope.join();

            assertThat(outcomes).containsExactly(new Succeeded<>(1), new Failed<>(failure), new Failed<>(error),
                    new Succeeded<>(4));
            assertThat(scope.context().isCancelled()).isFalse();
            assertThat(scope.join()).isEqualTo(outcomes);
        }
    }

    @Test
    void join_thousandTasks_keepsTheOrder() {
        try (TaskScope<Integer, List<Outcome<Integer>>> scope = TaskScope.gatherAll()) {
            IntStream.range(0, 1000).forEach(i -> scope.fork(() -> i));

            assertThat(scope.join())
                    .isEqualTo(IntStream.range(0, 1000).mapToObj(Succeeded<Integer>::new).toList());
        }
    }

    @Test
    void join_noTasks_isEmpty() {
        try (TaskScope<Integer, List<Outcome<Integer>>> scope = TaskScope.gatherAll()) {
            assertThat(scope.join()).isEmpty();
        }
    }

    @Test
    void join_parentCancelled_returnsWhatCameOfEach() {
        CancellableContext parent = Context.background().withCancel();
        parent.run(() -> {
            try (TaskScope<Integer, List<Outcome<Integer>>> scope = TaskScope.gatherAll()) {
                scope.fork(() -> 1);
                scope.fork(() -> {
                    Blocked.untilInterrupted();
                    return 2;
                });
                Eventually.until(() -> LiveTasks.count() == 1);
                parent.cancel("enough");
                assertThatExceptionOfType(CancelledException.class).isThrownBy(() -> scope.fork(() -> 3))
                        .withMessage("cancelled: enough");

                assertThat(scope.join()).containsExactly(new Succeeded<>(1),
                        new Cancelled<>(new CancelCause.CancelledByCaller("enough")));
            }
        });
    }
}
