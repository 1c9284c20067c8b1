package dev.heddle.concurrency;

/**
 * A block without a result.
 *
 * @param <X> what it throws; {@code RuntimeException} where it throws nothing checked
 */
@FunctionalInterface
public interface Action<X extends Throwable> {

    /** Runs the block. */
    void run() throws X;
}
