package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Limits of what stays open: feeds of events, and WebSockets. Immutable.
 *
 * @param maxOpen how many may be open at a time, but for those of routes with a limit of their own; 1,000 by default
 * @param heartbeat after how long without a word the server sends one that means nothing (a comment, or a ping), and after how long without an answer to a ping a
 *        WebSocket is closed; 15 s by default
 * @param maxMessageBytes how large a message that comes over a WebSocket may be; 64 KiB by default
 */
public record StreamLimits(int maxOpen, Duration heartbeat, int maxMessageBytes) {

    public StreamLimits {
        RouteLimits.requirePositive("maxOpen", maxOpen);
        RouteLimits.requirePositive("heartbeat", requireNonNull(heartbeat, "heartbeat is null"));
        RouteLimits.requirePositive("maxMessageBytes", maxMessageBytes);
    }

    /** Returns the defaults. */
    public static StreamLimits defaults() {
        return new StreamLimits(1_000, Duration.ofSeconds(15), 65_536);
    }

    /** Returns these limits with another number of open ones. */
    public StreamLimits withMaxOpen(int maxOpen) {
        return new StreamLimits(maxOpen, heartbeat, maxMessageBytes);
    }

    /** Returns these limits with another time between heartbeats. */
    public StreamLimits withHeartbeat(Duration heartbeat) {
        return new StreamLimits(maxOpen, heartbeat, maxMessageBytes);
    }

    /** Returns these limits with another size of messages. */
    public StreamLimits withMaxMessageBytes(int maxMessageBytes) {
        return new StreamLimits(maxOpen, heartbeat, maxMessageBytes);
    }
}
