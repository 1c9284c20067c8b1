package dev.heddle.delivery.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The connections of one server, and the limits that hold for them.
 *
 * <p>Thread-safe.
 */
final class Connections {

    /** How long those that do nothing may stay while there is little room for others. */
    private static final Duration CROWDED = Duration.ofSeconds(1);

    private final ConnectionLimits limits;
    private final ConnectionLimits whenCrowded;
    private final ConnectionMeters meters;
    private final ProblemTypes types;
    private final Sweeps sweeps;
    private final AtomicInteger open = new AtomicInteger();

    Connections(ConnectionLimits limits, ConnectionMeters meters, ProblemTypes types) {
        this.limits = limits;
        this.whenCrowded = limits.withHeadTimeout(shorter(limits.headTimeout()))
                .withIdleTimeout(shorter(limits.idleTimeout()));
        this.types = types;
        this.meters = meters;
        this.sweeps = new Sweeps(limits);
    }

    private static Duration shorter(Duration time) {
        return time.compareTo(CROWDED) < 0 ? time : CROWDED;
    }

    /** Returns where the types of problems lead. */
    ProblemTypes types() {
        return types;
    }

    ConnectionLimits limits() {
        return limits;
    }

    /** Returns what holds for those that wait for nothing, of which there must not be so many that others find no room. */
    ConnectionLimits waitingLimits() {
        return open.get() > limits.maxConnections() - limits.maxConnections() / 10 ? whenCrowded : limits;
    }

    ConnectionMeters meters() {
        return meters;
    }

    Sweeps sweeps() {
        return sweeps;
    }

    /** Takes a connection that was just accepted, and has no event loop yet, or closes it if there are too many. */
    boolean accept(Channel channel) {
        if (open.incrementAndGet() > limits.maxConnections()) {
            open.decrementAndGet();
            meters.refused();
            channel.unsafe().closeForcibly();
            return false;
        }
        meters.opened();
        channel.closeFuture().addListener((ChannelFutureListener) _ -> ended());
        return true;
    }

    private void ended() {
        open.decrementAndGet();
        meters.ended();
    }
}
