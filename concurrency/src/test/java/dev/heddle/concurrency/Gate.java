package dev.heddle.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Where jobs wait until the test lets them go on. */
final class Gate {

    private static final long SECONDS = 30;

    private final Semaphore arrived = new Semaphore(0);
    private final CountDownLatch open = new CountDownLatch(1);

    /** Waits until the gate is open; may be interrupted. */
    void pass() throws InterruptedException {
        arrived.release();
        open.await();
    }

    /** Waits until so many more have come to the gate. */
    void awaitArrived(int count) {
        try {
            assertThat(arrived.tryAcquire(count, SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    int arrived() {
        return arrived.availablePermits();
    }

    void open() {
        open.countDown();
    }
}
