package dev.heddle.delivery.http;

import java.time.Duration;

/**
 * Whether a client takes what it is sent. It has a time for each 64 KiB, or for all that there is if that is less; so who
 * takes a byte now and then holds no memory for long either. For one thread only.
 */
final class WriteProgress {

    /** In 60 s, about 1 KiB per second. */
    private static final long LEAST_BYTES = 65_536;

    private final long timeout;
    private boolean waiting;
    private long since;
    private long takenBefore;

    WriteProgress(Duration timeout) {
        this.timeout = timeout.toNanos();
    }

    /**
     * Returns whether it has taken too little for too long; to be asked now and then.
     *
     * @param isWaiting whether there is anything left to be taken
     * @param taken how many bytes it has taken from the beginning
     */
    boolean isStuck(boolean isWaiting, long taken, long now) {
        if (isWaiting && (!waiting || taken - takenBefore >= LEAST_BYTES)) {
            since = now;
            takenBefore = taken;
        }
        waiting = isWaiting;
        return waiting && (now - since > timeout);
    }
}
