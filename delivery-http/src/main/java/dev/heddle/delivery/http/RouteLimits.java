package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The limits of a route, in place of the server's. Immutable.
 *
 * @param timeout the time that a request has, from its head on; longer than the server's is allowed, empty takes the
 *        server's
 * @param maxInFlight how many requests of the route may be in flight, which then don't count towards the server's limit;
 *        empty counts them there
 * @param maxBodyBytes how large the body of a request may be, decompressed; larger than the server's is allowed, empty
 *        takes the server's
 */
public record RouteLimits(Optional<Duration> timeout, OptionalInt maxInFlight, OptionalInt maxBodyBytes) {

    /** Still far from what a count of nanoseconds can hold. */
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final RouteLimits NONE = new RouteLimits(Optional.empty(), OptionalInt.empty(),
            OptionalInt.empty());

    public RouteLimits {
        requireNonNull(timeout, "timeout is null").ifPresent(time -> requirePositive("timeout", time));
        requireNonNull(maxInFlight, "maxInFlight is null").ifPresent(max -> requirePositive("maxInFlight", max));
        requireNonNull(maxBodyBytes, "maxBodyBytes is null").ifPresent(RouteLimits::requireSize);
    }

    /** Returns no limits but the server's. */
    public static RouteLimits none() {
        return NONE;
    }

    /** Returns these limits with another time. */
    public RouteLimits withTimeout(Duration timeout) {
        return new RouteLimits(Optional.of(timeout), maxInFlight, maxBodyBytes);
    }

    /** Returns these limits with another number of requests in flight. */
    public RouteLimits withMaxInFlight(int maxInFlight) {
        return new RouteLimits(timeout, OptionalInt.of(maxInFlight), maxBodyBytes);
    }

    /** Returns these limits with another size of bodies. */
    public RouteLimits withMaxBodyBytes(int maxBodyBytes) {
        return new RouteLimits(timeout, maxInFlight, OptionalInt.of(maxBodyBytes));
    }

    static void requirePositive(String name, Duration time) {
        if (!time.isPositive()) {
            throw new IllegalArgumentException(name + " must be positive, actual: " + time);
        }
        if (time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must be at most " + LONGEST + ", actual: " + time);
        }
    }

    static void requireSize(int maxBodyBytes) {
        if (maxBodyBytes < 0) {
            throw new IllegalArgumentException("maxBodyBytes must not be negative, actual: " + maxBodyBytes);
        }
    }

    static void requirePositive(String name, int count) {
        if (count < 1) {
            throw new IllegalArgumentException(name + " must be positive, actual: " + count);
        }
    }
}
