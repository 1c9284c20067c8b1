package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts connections, why the server closed them, and their bytes. */
final class ConnectionMeters {

    /** Those of all servers of the JVM, so that servers can share a registry. */
    private static final LongAdder OPEN = new LongAdder();

    private final Counter refused;
    private final Map<Closed, Counter> closed = new EnumMap<>(Closed.class);
    private final Counter received;
    private final Counter sent;

    ConnectionMeters(MeterRegistry meters) {
        Gauge.builder("heddle.http.connections", OPEN::sum)
                .description("Connections that are open, of all servers in the JVM")
                .register(meters);
        refused = Counter.builder("heddle.http.connections.refused")
                .description("Connections that were closed when they were accepted")
                .tag("reason", "max-connections")
                .register(meters);
        for (Closed reason : Closed.values()) {
            closed.put(reason, closed(meters, reason));
        }
        received = bytes(meters, "received");
        sent = bytes(meters, "sent");
    }

    private static Counter closed(MeterRegistry meters, Closed reason) {
        return Counter.builder("heddle.http.connections.closed")
                .description(
                        "Connections, or streams of HTTP/2, that the server closed since their client broke a limit or a rule")
                .tag("reason", reason.tag())
                .register(meters);
    }

    private static Counter bytes(MeterRegistry meters, String direction) {
        return Counter.builder("heddle.http.bytes")
                .description("Bytes on all connections")
                .baseUnit("bytes")
                .tag("direction", direction)
                .register(meters);
    }

    void opened() {
        OPEN.increment();
    }

    void ended() {
        OPEN.decrement();
    }

    void refused() {
        refused.increment();
    }

    void closed(Closed reason) {
        requireNonNull(closed.get(reason)).increment();
    }

    void received(long bytes) {
        received.increment((double) bytes);
    }

    void sent(long bytes) {
        sent.increment((double) bytes);
    }

    /** Why a connection, or a stream, is closed. */
    enum Closed {

        HEAD_TIMEOUT, BODY_TIMEOUT, IDLE, SLOW_READER, FLOOD, MALFORMED;

        private String tag() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
