package dev.heddle.example.usecase.transaction;

import dev.heddle.usecase.Transactions;
import java.util.function.Supplier;

/** Does the work at once, and counts what a database would have been told. */
final class CountingTransactions implements Transactions {

    private int opened;
    private int committed;

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        opened++;
        T result = work.get();
        committed++;
        return result;
    }

    @Override
    public void useTransaction(Runnable work) {
        opened++;
        work.run();
        committed++;
    }

    int committed() {
        return committed;
    }

    int rolledBack() {
        return opened - committed;
    }
}
