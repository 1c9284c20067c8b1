package dev.heddle.concurrency;

import java.util.concurrent.CountDownLatch;

/** Keeps all carriers of virtual threads busy: what is started meanwhile does not come to its first line. */
final class HeldCarriers implements AutoCloseable {

    private volatile boolean released;

    HeldCarriers() {
        int count = Runtime.getRuntime().availableProcessors();
        CountDownLatch held = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            Thread.ofVirtual().start(() -> {
                held.countDown();
                while (!released) {
                    Thread.onSpinWait();
                }
            });
        }
        HeldTimer.await(held);
    }

    @Override
    public void close() {
        released = true;
    }
}
