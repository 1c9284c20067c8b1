package dev.heddle.delivery.http;

/**
 * Whether the service wants requests: on from the start, turned off once and for all as the first step of a shutdown, so
 * that a load balancer looks elsewhere. Thread-safe.
 */
public final class Readiness {

    private volatile boolean on = true;

    /** Returns whether it is on. */
    public boolean isOn() {
        return on;
    }

    /** Turns it off; a second call does nothing. */
    public void turnOff() {
        on = false;
    }
}
