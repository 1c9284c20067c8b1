package dev.heddle.concurrency;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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

    /** The first, where both are the same. */
    static @Nullable Deadline earlier(@Nullable Deadline first, @Nullable Deadline second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return second.at - first.at < 0 ? second : first;
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
