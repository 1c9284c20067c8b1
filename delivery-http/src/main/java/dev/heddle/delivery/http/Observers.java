package dev.heddle.delivery.http;

import java.time.Duration;

/** Who is told of each answer. */
record Observers(RequestTimers timers, AccessLog log) {

    void record(Exchange exchange, int status, Duration duration) {
        timers.record(exchange.method(), exchange.route(), status, duration);
        log.record(exchange, status, duration);
    }
}
