package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What can be set about a server.
 *
 * @param host the name or address to listen on; {@code 127.0.0.1} by default, which other machines can't reach
 * @param port the port to listen on; 8080 by default, 0 takes any free one
 * @param maxBodyBytes how large the body of a request may be; 1 MiB by default
 * @param shutdownGrace how long requests in flight may take to finish when the server is closed; 20 s by default
 */
public record HttpServerSettings(String host, int port, int maxBodyBytes, Duration shutdownGrace) {

    public HttpServerSettings {
        requireNonNull(host, "host is null");
        requireNonNull(shutdownGrace, "shutdownGrace is null");
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be between 0 and 65535, actual: " + port);
        }
        if (maxBodyBytes < 0) {
            throw new IllegalArgumentException("maxBodyBytes must not be negative, actual: " + maxBodyBytes);
        }
        if (shutdownGrace.isNegative()) {
            throw new IllegalArgumentException("shutdownGrace must not be negative, actual: " + shutdownGrace);
        }
    }

    /** Returns the defaults. */
    public static HttpServerSettings defaults() {
        return new HttpServerSettings("127.0.0.1", 8080, 1 << 20, Duration.ofSeconds(20));
    }

    /** Returns these settings with another host. */
    public HttpServerSettings withHost(String host) {
        return new HttpServerSettings(host, port, maxBodyBytes, shutdownGrace);
    }

    /** Returns these settings with another port. */
    public HttpServerSettings withPort(int port) {
        return new HttpServerSettings(host, port, maxBodyBytes, shutdownGrace);
    }

    /** Returns these settings with another limit for bodies. */
    public HttpServerSettings withMaxBodyBytes(int maxBodyBytes) {
        return new HttpServerSettings(host, port, maxBodyBytes, shutdownGrace);
    }

    /** Returns these settings with another grace time. */
    public HttpServerSettings withShutdownGrace(Duration shutdownGrace) {
        return new HttpServerSettings(host, port, maxBodyBytes, shutdownGrace);
    }
}
