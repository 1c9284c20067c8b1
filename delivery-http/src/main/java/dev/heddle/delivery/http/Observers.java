package dev.heddle.delivery.http;

import java.time.Duration;

/** Who is told of what becomes of requests. */
record Observers(RequestTimers timers, AccessLog log, RequestMeters meters, ConnectionMeters connections) {

    void record(Exchange exchange, int status, Duration duration) {
        timers.record(exchange.method(), exchange.route(), status, duration);
        log.record(exchange, status, duration);
    }
}
