package dev.heddle.concurrency;

import java.util.concurrent.CountDownLatch;

/** Keeps the timer busy, as a machine under load would. */
final class HeldTimer implements AutoCloseable {

    private final CountDownLatch free = new CountDownLatch(1);

    HeldTimer() {
        CountDownLatch held = new CountDownLatch(1);
        var _ = Timer.schedule(() -> {
            held.countDown();
            await(free);
        }, 0);
        await(held);
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    void release() {
        free.countDown();
    }

    @Override
    public void close() {
        release();
    }
}
