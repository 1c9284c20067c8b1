package dev.heddle.concurrency;

import java.time.Duration;
import java.time.Instant;

/**
 * A moment by the monotonic clock, and the time that there was until then.
 *
 * @param at by {@link System#nanoTime()}
 */
record Deadline(long at, Duration budget) {

    /** About 73 years; sums of it do not overflow. */
    private static final long FOREVER = Long.MAX_VALUE / 4;

    static Deadline in(Duration budget) {
        return new Deadline(System.nanoTime() + nanos(budget), budget);
    }

    boolean isBefore(Deadline other) {
        return at - other.at < 0;
    }

    long remainingNanos() {
        return at - System.nanoTime();
    }

    Duration remaining() {
        return Duration.ofNanos(Math.max(0, remainingNanos()));
    }

    Instant instant() {
        return Instant.now().plusNanos(remainingNanos());
    }

    static long nanos(Duration duration) {
        try {
            return Math.min(duration.toNanos(), FOREVER);
        } catch (ArithmeticException e) {
            return FOREVER;
        }
    }
}
