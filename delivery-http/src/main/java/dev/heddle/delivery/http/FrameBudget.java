package dev.heddle.delivery.http;

import java.time.Duration;

/**
 * How many frames of HTTP/2 a client may send that ask for nothing, such as PING, SETTINGS, PRIORITY and WINDOW_UPDATE: 1,000
 * within 10 s, and two more for each request, and for each DATA frame in either direction. For one thread only.
 */
final class FrameBudget {

    private static final long WINDOW = Duration.ofSeconds(10).toNanos();
    private static final int FREE = 1_000;
    private static final int PER_USEFUL_FRAME = 2;

    private long since;
    private long left = FREE;

    FrameBudget(long now) {
        since = now;
    }

    void useful() {
        left += PER_USEFUL_FRAME;
    }

    /** Returns whether it is one too many. */
    boolean spend(long now) {
        if (now - since > WINDOW) {
            since = now;
            left = FREE;
        }
        left--;
        return left < 0;
    }
}
