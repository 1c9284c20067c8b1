package dev.heddle.testing;

import dev.heddle.usecase.Transactions;
import java.util.function.Supplier;

/**
 * Does the work and nothing else, for tests of use cases on fakes. It rolls nothing back: what the work changed before it
 * failed stays changed. It does not notice a failure that outer work swallows, and it never fails to commit.
 */
public final class DirectTransactions implements Transactions {

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return work.get();
    }

    @Override
    public void useTransaction(Runnable work) {
        work.run();
    }
}
