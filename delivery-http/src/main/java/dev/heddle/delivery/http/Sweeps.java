package dev.heddle.delivery.http;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at all connections now and then: four times within the shortest of their limits, but not more often than every 10 ms,
 * nor less often than every second. One timer per event loop costs less than one per connection, and none is set while there
 * are no connections.
 *
 * <p>Thread-safe.
 */
final class Sweeps {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final long SHORTEST = Duration.ofMillis(10).toNanos();
    private static final long LONGEST = Duration.ofSeconds(1).toNanos();

    private final long pause;
    private final Map<EventExecutor, Sweep> sweeps = new ConcurrentHashMap<>();

    Sweeps(ConnectionLimits limits) {
        pause = Math.clamp(
                Stream.of(limits.headTimeout(), limits.bodyTimeout(), limits.idleTimeout()).min(Duration::compareTo)
                        .orElseThrow().dividedBy(4).toNanos(),
                SHORTEST, LONGEST);
    }

    /** Looks at a connection from now on; on its event loop. */
    void add(EventExecutor eventLoop, ConnectionGuard guard) {
        sweeps.computeIfAbsent(eventLoop, Sweep::new).add(guard);
    }

    /** Looks at it no more; on its event loop. */
    void remove(EventExecutor eventLoop, ConnectionGuard guard) {
        Sweep sweep = sweeps.get(eventLoop);
        if (sweep != null) {
            sweep.remove(guard);
        }
    }

    private final class Sweep implements Runnable {

        private final EventExecutor eventLoop;
        private final Set<ConnectionGuard> guards = new HashSet<>();
        private @Nullable ScheduledFuture<?> timer;

        Sweep(EventExecutor eventLoop) {
            this.eventLoop = eventLoop;
        }

        void add(ConnectionGuard guard) {
            guards.add(guard);
            if (timer == null) {
                timer = eventLoop.scheduleWithFixedDelay(this, pause, pause, NANOSECONDS);
            }
        }

        void remove(ConnectionGuard guard) {
            guards.remove(guard);
            ScheduledFuture<?> running = timer;
            if (guards.isEmpty() && (running != null)) {
                running.cancel(false);
                timer = null;
            }
        }

        /** What is closed is removed meanwhile. */
        @Override
        public void run() {
            long now = System.nanoTime();
            List.copyOf(guards).forEach(guard -> check(guard, now));
        }

        /** One that fails must not end the looks at all others. */
        private static void check(ConnectionGuard guard, long now) {
            try {
                guard.check(now);
            } catch (RuntimeException e) {
                LOG.error("Unable to check a connection, which is closed", e);
                guard.abort();
            }
        }
    }
}
