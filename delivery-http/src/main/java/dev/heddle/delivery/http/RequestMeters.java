package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import dev.heddle.concurrency.Registration;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;

/** Counts what was cut or refused, kept so that a request costs no look-up in the registry. */
final class RequestMeters {

    private static final Duration[] BUCKETS = LongStream
            .of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    /** Those of all servers of the JVM, so that servers can share a registry. */
    private static final LongAdder IN_FLIGHT = new LongAdder();
    private static final Map<StreamKind, LongAdder> OPEN = Map.of(StreamKind.EVENTS, new LongAdder(),
            StreamKind.WEB_SOCKET, new LongAdder());

    private final MeterRegistry meters;
    private final CancelMode mode;
    private final Map<Key, Counter> cancelled = new ConcurrentHashMap<>();
    private final Map<Key, Counter> refused = new ConcurrentHashMap<>();
    private final Map<String, Timer> stops = new ConcurrentHashMap<>();

    RequestMeters(MeterRegistry meters, CancelMode mode) {
        this.meters = meters;
        this.mode = mode;
        Gauge.builder("heddle.requests.in.flight", IN_FLIGHT::sum)
                .description("Requests between their head and the end of their handler, of all servers in the JVM")
                .register(meters);
        for (StreamKind kind : StreamKind.values()) {
            Gauge.builder("heddle.http.streams", requireNonNull(OPEN.get(kind))::sum)
                    .description("Feeds of events and WebSockets that are open, of all servers in the JVM")
                    .tag("kind", kind.tag)
                    .register(meters);
        }
    }

    /** Counts what stays open; close it at its end. */
    static Registration opened(StreamKind kind) {
        LongAdder open = requireNonNull(OPEN.get(kind));
        open.increment();
        return open::decrement;
    }

    void began() {
        IN_FLIGHT.increment();
    }

    void ended() {
        IN_FLIGHT.decrement();
    }

    /** Counts a request that was cut, or would have been. */
    void cancelled(Cut cause, String route) {
        cancelled.computeIfAbsent(new Key(cause.tag, route), this::registerCancelled).increment();
    }

    /** Counts a request over a limit. */
    void refused(String reason, String route) {
        refused.computeIfAbsent(new Key(reason, route), this::registerRefused).increment();
    }

    /** Records how long a handler took to end after its request was cut. */
    void stopped(Cut cause, Duration time) {
        stops.computeIfAbsent(cause.tag, this::registerStops).record(time);
    }

    private Counter registerCancelled(Key key) {
        return Counter.builder("heddle.requests.cancelled")
                .description("Requests that were cancelled, or with mode=observe would have been")
                .tags("cause", key.why, "route", key.route, "mode", modeTag())
                .register(meters);
    }

    private Counter registerRefused(Key key) {
        return Counter.builder("heddle.requests.refused")
                .description(
                        "Requests that were refused for there being too many, or with mode=observe would have been")
                .tags("reason", key.why, "route", key.route, "mode", modeTag())
                .register(meters);
    }

    private Timer registerStops(String cause) {
        return Timer.builder("heddle.requests.cancel.to.stop")
                .description("How long handlers took to end after their request was cancelled")
                .tag("cause", cause)
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    private String modeTag() {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    /** Why a request is cut. */
    enum Cut {

        DEADLINE("deadline"), DISCONNECT("disconnect"), SHUTDOWN("shutdown");

        private final String tag;

        Cut(String tag) {
            this.tag = tag;
        }
    }

    /** What stays open. */
    enum StreamKind {

        EVENTS("events"), WEB_SOCKET("websocket");

        private final String tag;

        StreamKind(String tag) {
            this.tag = tag;
        }
    }

    private record Key(String why, String route) {}
}
