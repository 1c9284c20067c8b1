package dev.heddle.concurrency;

/** A listener's place in a context; closing it takes the listener out. */
@FunctionalInterface
public interface Registration extends AutoCloseable {

    /**
     * Takes the listener out and leaves nothing behind. May be called by any thread, and more than once. A listener that
     * a cancel has reached already may still be running, or be about to run, when this returns.
     */
    @Override
    void close();
}
