package dev.heddle.usecase;

import java.util.function.Supplier;

/**
 * Opens transactions. The repositories that a use case calls inside join the open one without being handed anything; a
 * transaction opened inside another one joins it too, and is committed or rolled back with it.
 *
 * <p>A transaction belongs to the thread that opened it. Implementations are safe for use by many threads.
 */
public interface Transactions {

    /**
     * Does the work in a transaction and commits it; rolls back if the work throws, and throws the same again.
     *
     * @return what the work returns
     * @throws UnavailableException if the database can't be reached; nothing was changed then
     * @throws OutcomeUnknownException if the connection broke while it was being committed
     */
    <T> T inTransaction(Supplier<T> work);

    /** Does the work in a transaction, like {@link #inTransaction}, where there is nothing to return. */
    void useTransaction(Runnable work);
}
