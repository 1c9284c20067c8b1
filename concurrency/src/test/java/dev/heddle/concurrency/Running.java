package dev.heddle.concurrency;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A block on a virtual thread of its own, for tests of what blocks. */
final class Running<T> {

    private final CompletableFuture<T> outcome = new CompletableFuture<>();
    private final Thread thread;

    private Running(Callable<? extends T> block) {
        this.thread = Thread.ofVirtual().unstarted(() -> {
            try {
                outcome.complete(block.call());
            } catch (Throwable thrown) {
                outcome.completeExceptionally(thrown);
            }
        });
    }

    static <T> Running<T> start(Callable<? extends T> block) {
        Running<T> running = new Running<>(block);
        running.thread.start();
        return running;
    }

    Running<T> untilItWaits() {
        while (thread.getState() != Thread.State.WAITING && thread.isAlive()) {
            LockSupport.parkNanos(50_000);
        }
        return this;
    }

    void interrupt() {
        thread.interrupt();
    }

    boolean isRunning() {
        return !outcome.isDone();
    }

    T result() throws Exception {
        return outcome.get(20, TimeUnit.SECONDS);
    }

    @Nullable
    Throwable failure() {
        return outcome.handle((_, thrown) -> thrown).orTimeout(20, TimeUnit.SECONDS).join();
    }
}
