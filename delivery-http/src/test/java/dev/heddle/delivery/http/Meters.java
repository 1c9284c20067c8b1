package dev.heddle.delivery.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** A registry, and what is in it about requests. */
final class Meters {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    SimpleMeterRegistry registry() {
        return registry;
    }

    /** Returns how many requests were recorded with the status. */
    long answered(String route, int status) {
        return registry.find("http.server.requests").tag("route", route).tag("status", Integer.toString(status))
                .timers().stream().mapToLong(Timer::count).sum();
    }

    /** Returns how many requests were recorded with any status. */
    long answered(String route) {
        return registry.find("http.server.requests").tag("route", route).timers().stream().mapToLong(Timer::count)
                .sum();
    }

    double cancelled(String cause, String route) {
        return count("heddle.requests.cancelled", "cause", cause, route, "enforce");
    }

    double observed(String cause, String route) {
        return count("heddle.requests.cancelled", "cause", cause, route, "observe");
    }

    double refused(String reason, String route, String mode) {
        return count("heddle.requests.refused", "reason", reason, route, mode);
    }

    long stopped(String cause) {
        return registry.find("heddle.requests.cancel.to.stop").tag("cause", cause).timers().stream()
                .mapToLong(Timer::count).sum();
    }

    double inFlight() {
        return registry.find("heddle.requests.in.flight").gauges().stream().mapToDouble(Gauge::value).sum();
    }

    /** Returns how many connections, or streams, were closed for the reason. */
    double closed(String reason) {
        return registry.get("heddle.http.connections.closed").tag("reason", reason).counter().count();
    }

    double refusedConnections() {
        return registry.get("heddle.http.connections.refused").tag("reason", "max-connections").counter().count();
    }

    double connections() {
        return registry.get("heddle.http.connections").gauge().value();
    }

    double bytes(String direction) {
        return registry.get("heddle.http.bytes").tag("direction", direction).counter().count();
    }

    private double count(String name, String tag, String value, String route, String mode) {
        return registry.find(name).tag(tag, value).tag("route", route).tag("mode", mode).counters().stream()
                .mapToDouble(Counter::count).sum();
    }
}
