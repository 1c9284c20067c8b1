package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How many connections there may be, and what each may take before it is closed. None of the times cuts a request in flight
 * that its caller has sent as a whole. Immutable.
 *
 * @param maxConnections how many connections may be open; 10,000 by default. A further one is closed when it is accepted.
 *        While more than nine tenths are open, a head has one second at most, and so has a connection without a request
 * @param headTimeout the time for a head: from the connection, or the first byte of a further request, to the head's end;
 *        over HTTP/2 to the preface and the first SETTINGS, and from the begin of a header block to its end. 10 s by
 *        default. Over HTTP/1.1 a head that has begun is answered with 408 {@code request-timeout}
 * @param bodyTimeout how long a body may pause between bytes, and how long the rest of one may take whose request was
 *        answered before; 10 s by default. A body as a whole has the time of its request. Over HTTP/1.1 the request is
 *        answered with 408 and the connection closed, over HTTP/2 the stream is
 * @param idleTimeout how long a connection may have no request in flight and send nothing; 60 s by default. The same time
 *        is given to a client to take 64 KiB of what it was sent; over HTTP/2 to do so for each stream
 * @param maxHeaderBytes how long all headers of a request may be together; 8 KiB by default. More is answered with 431
 */
public record ConnectionLimits(int maxConnections, Duration headTimeout, Duration bodyTimeout, Duration idleTimeout,
        int maxHeaderBytes) {

    private static final ConnectionLimits DEFAULTS = new ConnectionLimits(10_000, Duration.ofSeconds(10),
            Duration.ofSeconds(10), Duration.ofSeconds(60), 8_192);

    /** No head is that long; and it still leaves room for what HTTP/2 counts beside names and values. */
    private static final int MAX_HEADER_BYTES = 1 << 20;

    public ConnectionLimits {
        requireNonNull(headTimeout, "headTimeout is null");
        requireNonNull(bodyTimeout, "bodyTimeout is null");
        requireNonNull(idleTimeout, "idleTimeout is null");
        RouteLimits.requirePositive("maxConnections", maxConnections);
        RouteLimits.requirePositive("headTimeout", headTimeout);
        RouteLimits.requirePositive("bodyTimeout", bodyTimeout);
        RouteLimits.requirePositive("idleTimeout", idleTimeout);
        if (maxHeaderBytes < 1 || maxHeaderBytes > MAX_HEADER_BYTES) {
            throw new IllegalArgumentException("maxHeaderBytes must be between 1 and " + MAX_HEADER_BYTES
                    + ", actual: " + maxHeaderBytes);
        }
    }

    /** Returns the defaults. */
    public static ConnectionLimits defaults() {
        return DEFAULTS;
    }

    /** Returns these limits with another number of connections. */
    public ConnectionLimits withMaxConnections(int maxConnections) {
        return new ConnectionLimits(maxConnections, headTimeout, bodyTimeout, idleTimeout, maxHeaderBytes);
    }

    /** Returns these limits with another time for heads. */
    public ConnectionLimits withHeadTimeout(Duration headTimeout) {
        return new ConnectionLimits(maxConnections, headTimeout, bodyTimeout, idleTimeout, maxHeaderBytes);
    }

    /** Returns these limits with another pause for bodies. */
    public ConnectionLimits withBodyTimeout(Duration bodyTimeout) {
        return new ConnectionLimits(maxConnections, headTimeout, bodyTimeout, idleTimeout, maxHeaderBytes);
    }

    /** Returns these limits with another time without a request, or without reading. */
    public ConnectionLimits withIdleTimeout(Duration idleTimeout) {
        return new ConnectionLimits(maxConnections, headTimeout, bodyTimeout, idleTimeout, maxHeaderBytes);
    }

    /** Returns these limits with another length of headers. */
    public ConnectionLimits withMaxHeaderBytes(int maxHeaderBytes) {
        return new ConnectionLimits(maxConnections, headTimeout, bodyTimeout, idleTimeout, maxHeaderBytes);
    }
}
