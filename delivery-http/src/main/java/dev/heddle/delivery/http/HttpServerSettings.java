package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What can be set about a server.
 *
 * @param host the name or address to listen on; {@code 127.0.0.1} by default, which other machines can't reach
 * @param port the port to listen on; 8080 by default, 0 takes any free one
 * @param maxBodyBytes how large the body of a request may be; 1 MiB by default
 * @param requestTimeout the time that a request has, from its head on; 30 s by default. Routes may have another one, and
 *        callers shorten it by {@code X-Request-Timeout-Ms}
 * @param maxRequests how many requests may be handled at a time, but for those of routes with a limit of their own; 1,000
 *        by default. As many others may have their bodies on the way, of which the oldest is refused where there are more
 * @param cancelMode whether requests are cut and refused, or only counted; {@link CancelMode#ENFORCE} by default
 * @param shutdownDelay how long a server that is closed goes on as before, but for its readiness, so that load balancers
 *        can look elsewhere; none by default
 * @param shutdownGrace how long requests in flight may take to finish after that; 20 s by default
 * @param streams limits of feeds and WebSockets; {@link StreamLimits#defaults()} by default
 * @param cors which web pages of other origins may read the answers; none by default
 * @param connections how many connections there may be, and what each may take; {@link ConnectionLimits#defaults()} by default
 */
public record HttpServerSettings(String host, int port, int maxBodyBytes, Duration requestTimeout, int maxRequests,
        CancelMode cancelMode, Duration shutdownDelay, Duration shutdownGrace, StreamLimits streams, Cors cors,
        ConnectionLimits connections) {

    public HttpServerSettings {
        requireNonNull(host, "host is null");
        requireNonNull(requestTimeout, "requestTimeout is null");
        requireNonNull(cancelMode, "cancelMode is null");
        requireNonNull(shutdownDelay, "shutdownDelay is null");
        requireNonNull(shutdownGrace, "shutdownGrace is null");
        requireNonNull(streams, "streams is null");
        requireNonNull(cors, "cors is null");
        requireNonNull(connections, "connections is null");
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be between 0 and 65535, actual: " + port);
        }
        RouteLimits.requireSize(maxBodyBytes);
        RouteLimits.requirePositive("requestTimeout", requestTimeout);
        RouteLimits.requirePositive("maxRequests", maxRequests);
        requireNotNegative("shutdownDelay", shutdownDelay);
        requireNotNegative("shutdownGrace", shutdownGrace);
    }

    private static void requireNotNegative(String name, Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, actual: " + time);
        }
    }

    /** Returns the defaults. */
    public static HttpServerSettings defaults() {
        return new HttpServerSettings("127.0.0.1", 8080, 1 << 20, Duration.ofSeconds(30), 1_000, CancelMode.ENFORCE,
                Duration.ZERO, Duration.ofSeconds(20), StreamLimits.defaults(), Cors.closed(),
                ConnectionLimits.defaults());
    }

    /** Returns these settings with another host. */
    public HttpServerSettings withHost(String host) {
        return new HttpServerSettings(host, port, maxBodyBytes, requestTimeout, maxRequests, cancelMode, shutdownDelay,
                shutdownGrace, streams, cors, connections);
    }

    /** Returns these settings with another port. */
    public HttpServerSettings withPort(int port) {
        return new HttpServerSettings(host, port, maxBodyBytes, requestTimeout, maxRequests, cancelMode, shutdownDelay,
                shutdownGrace, streams, cors, connections);
    }

    /** Returns these settings with another limit for bodies. */
    public HttpServerSettings withMaxBodyBytes(int maxBodyBytes) {
        return new HttpServerSettings(host, port, maxBodyBytes, requestTimeout, maxRequests, cancelMode, shutdownDelay,
                shutdownGrace, streams, cors, connections);
    }

    /** Returns these settings with another time for requests. */
    public HttpServerSettings withRequestTimeout(Duration requestTimeout) {
        return new HttpServerSettings(host, port, maxBodyBytes, requestTimeout, maxRequests, cancelMode, shutdownDelay,
                shutdownGrace, streams, cors, connections);
    }

    /** Returns these settings with another limit for requests in flight. */
    public HttpServerSettings withMaxRequests(int maxRequests) {
        return new HttpServerSettings(host, port, maxBodyBytes, requestTimeout, maxRequests, cancelMode, shutdownDelay,
                shutdownGrace, streams, cors, connections);
    }

    /** Returns these settings with another mode. */
    public HttpServerSettings withCancelMode(CancelMode cancelMode) {
        return new HttpServerSettings(host, port, maxBodyBytes, requestTimeout, maxRequests, cancelMode, shutdownDelay,
                shutdownGrace, streams, cors, connections);
    }

    /** Returns these settings with another delay. */
    public HttpServerSettings withShutdownDelay(Duration shutdownDelay) {
        return new HttpServerSettings(host, port, maxBodyBytes, requestTimeout, maxRequests, cancelMode, shutdownDelay,
                shutdownGrace, streams, cors, connections);
    }

    /** Returns these settings with another grace time. */
    public HttpServerSettings withShutdownGrace(Duration shutdownGrace) {
        return new HttpServerSettings(host, port, maxBodyBytes, requestTimeout, maxRequests, cancelMode, shutdownDelay,
                shutdownGrace, streams, cors, connections);
    }

    /** Returns these settings with other limits of feeds and WebSockets. */
    public HttpServerSettings withStreams(StreamLimits streams) {
        return new HttpServerSettings(host, port, maxBodyBytes, requestTimeout, maxRequests, cancelMode, shutdownDelay,
                shutdownGrace, streams, cors, connections);
    }

    /** Returns these settings with other rules for web pages of other origins. */
    public HttpServerSettings withCors(Cors cors) {
        return new HttpServerSettings(host, port, maxBodyBytes, requestTimeout, maxRequests, cancelMode, shutdownDelay,
                shutdownGrace, streams, cors, connections);
    }

    /** Returns these settings with other limits for connections. */
    public HttpServerSettings withConnections(ConnectionLimits connections) {
        return new HttpServerSettings(host, port, maxBodyBytes, requestTimeout, maxRequests, cancelMode, shutdownDelay,
                shutdownGrace, streams, cors, connections);
    }
}
