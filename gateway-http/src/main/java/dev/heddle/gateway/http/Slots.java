package dev.heddle.gateway.http;

import java.util.concurrent.Semaphore;

/** The places for calls in flight, given in the order in which they are asked for. */
final class Slots {

    private final int size;
    private final Semaphore free;

    Slots(int size) {
        this.size = size;
        free = new Semaphore(size, true);
    }

    int size() {
        return size;
    }

    /** Waits for a place, until the thread is interrupted. */
    void take() throws InterruptedException {
        free.acquire();
    }

    void giveBack() {
        free.release();
    }
}
