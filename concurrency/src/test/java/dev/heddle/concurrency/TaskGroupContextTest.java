package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.heddle.concurrency.CancelCause.ClientDisconnected;
import dev.heddle.concurrency.CancelCause.ShuttingDown;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskGroupContextTest {

    private final TaskGroup group = TaskGroup.open("server");
    private final CancellableContext request = group.context().withTimeout(Duration.ofHours(1));
    private final CompletableFuture<CancelCause> cause = new CompletableFuture<>();
    private final CountDownLatch begun = new CountDownLatch(1);

    @AfterEach
    void close() {
        request.close();
        group.close();
        assertThat(LiveTasks.count()).isZero();
    }

    private void waitForCancel() {
        begun.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            cause.complete(Context.current().cancelCause().orElseThrow());
        }
    }

    @Test
    void start_contextOfItsOwn_isTheTasksAndIsListed() throws Exception {
        CompletableFuture<Context> seen = new CompletableFuture<>();

        group.start("GET /ping", request, () -> {
            seen.complete(Context.current());
            waitForCancel();
        });

        assertThat(seen.get()).isSameAs(request);
        assertThat(LiveTasks.list()).singleElement().satisfies(task -> assertThat(task.deadline()).isPresent());
        request.cancel(new ClientDisconnected());
        assertThat(cause.get()).isEqualTo(new ClientDisconnected());
    }

    @Test
    void cancel_group_reachesATaskWithAContextOfItsOwn() throws Exception {
        group.start("GET /ping", request, this::waitForCancel);
        begun.await();

        group.cancel(new ShuttingDown());

        assertThat(cause.get()).isEqualTo(new ShuttingDown());
    }

    @Test
    void start_contextIsCancelled_runsEvenSo() throws Exception {
        request.cancel(new ClientDisconnected());

        group.start("GET /ping", request, this::waitForCancel);

        assertThat(cause.get()).isEqualTo(new ClientDisconnected());
    }

    @Test
    void cancel_group_leavesATaskWithoutCancelInPeace() throws Exception {
        CompletableFuture<Optional<CancelCause>> seen = new CompletableFuture<>();
        CountDownLatch go = new CountDownLatch(1);
        group.start("audit", group.context().withoutCancel(), () -> {
            begun.countDown();
            try {
                go.await();
                seen.complete(Context.current().cancelCause());
            } catch (InterruptedException e) {
                seen.completeExceptionally(e);
            }
        });
        begun.await();

        group.cancel(new ShuttingDown());
        go.countDown();

        assertThat(seen.get()).isEmpty();
    }

    @Test
    void start_foreignContext_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> group.start("GET /ping", Context.background(), () -> {}))
                .withMessage("The context is not made from the one of group 'server', so that the task would not end"
                        + " with it: derive it from context()");
    }

    @Test
    void start_groupIsCancelled_isRefusedEvenWithoutCancel() {
        group.cancel(new ShuttingDown());

        assertThatExceptionOfType(CancelledException.class)
                .isThrownBy(() -> group.start("audit", group.context().withoutCancel(), () -> {}))
                .withMessage("shutting down");
    }
}
