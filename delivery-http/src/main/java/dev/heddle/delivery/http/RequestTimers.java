package dev.heddle.delivery.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/** The timers {@code http.server.requests}, kept so that a request costs no look-up in the registry. */
final class RequestTimers {

    private static final Duration[] BUCKETS = LongStream
            .of(1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000,
                    5_000_000, 10_000_000)
            .mapToObj(micros -> Duration.ofNanos(micros * 1_000))
            .toArray(Duration[]::new);

    private final MeterRegistry meters;
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

    RequestTimers(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Records a request; method, route and status must each be one of few. */
    void record(String method, String route, int status, Duration duration) {
        timers.computeIfAbsent(new Key(method, route, status), this::register).record(duration);
    }

    private Timer register(Key key) {
        return Timer.builder("http.server.requests")
                .description("How long requests took, from their head to the answer being handed to the connection")
                .tag("method", key.method)
                .tag("route", key.route)
                .tag("status", Integer.toString(key.status))
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    private record Key(String method, String route, int status) {}
}
