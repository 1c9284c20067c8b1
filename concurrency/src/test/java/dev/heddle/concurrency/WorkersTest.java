package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkersTest {

    @Test
    void call_aWorkerCantBeStarted_isToldToTheHandlerAndTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        OutOfMemoryError failure = new OutOfMemoryError("no more threads");
        Workers workers = new Workers(1, _ -> {
            tries.incrementAndGet();
            throw failure;
        }, () -> false);
        try (var uncaught = new UncaughtProbe()) {
            workers.call();
            workers.call();
            assertThat(uncaught.caught()).containsExactly(failure, failure);
        }
        assertThat(tries).hasValue(2);
    }
}
