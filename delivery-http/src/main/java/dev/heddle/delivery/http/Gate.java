package dev.heddle.delivery.http;

import java.util.concurrent.atomic.AtomicInteger;

/** Lets so many requests in at a time. Who was let in leaves once. Thread-safe. */
final class Gate {

    private final int max;
    private final String reason;
    private final AtomicInteger inside = new AtomicInteger();

    private Gate(int max, String reason) {
        this.max = max;
        this.reason = reason;
    }

    static Gate ofServer(int max) {
        return new Gate(max, "server-limit");
    }

    static Gate ofStreams(int max) {
        return new Gate(max, "stream-limit");
    }

    static Gate ofRoute(int max) {
        return new Gate(max, "route-limit");
    }

    /** Returns which limit it is, for metrics. */
    String reason() {
        return reason;
    }

    /** Returns whether nobody would be let in now. */
    boolean isFull() {
        return inside.get() >= max;
    }

    boolean tryEnter() {
        for (int count = inside.get(); count < max; count = inside.get()) {
            if (inside.compareAndSet(count, count + 1)) {
                return true;
            }
        }
        return false;
    }

    /** Enters, however many are inside. */
    void enter() {
        inside.incrementAndGet();
    }

    void leave() {
        inside.decrementAndGet();
    }
}
