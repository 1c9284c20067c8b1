package dev.heddle.concurrency;

/** A thread of Heddle's, or several, that may be blocked. */
interface Wakeable {

    /** Wakes what blocks; quick, and does not throw. */
    void wake();
}
