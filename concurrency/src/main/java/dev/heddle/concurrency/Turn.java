package dev.heddle.concurrency;

import java.util.concurrent.locks.LockSupport;

/**
 * The time that a thread with many jobs may keep its carrier. A virtual thread that never blocks is never taken off it, and
 * a few workers with small jobs would stop all others in the JVM for as long as there are jobs.
 */
final class Turn {

    private static final long NANOS = 1_000_000;

    /** To read the clock costs as much as a small job. */
    private static final int SMALL_JOBS = 16;

    private long began = System.nanoTime();
    private long looked = began;
    private int unwatched = 1;

    /** Notes the end of a job; gives way to others where the time is over. */
    void jobEnded() {
        if (--unwatched > 0) {
            return;
        }
        long now = System.nanoTime();
        unwatched = now - looked > NANOS / SMALL_JOBS ? 1 : SMALL_JOBS;
        looked = now;
        if (now - began > NANOS) {
            giveWay();
        }
    }

    /** Parks for a moment: after a yield, a carrier takes from its own queue again, where those who wait elsewhere never are. */
    private void giveWay() {
        LockSupport.parkNanos(this, 1);
        began = System.nanoTime();
    }
}
