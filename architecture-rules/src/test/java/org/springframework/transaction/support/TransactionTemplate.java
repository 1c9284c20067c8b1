package org.springframework.transaction.support;

public class TransactionTemplate {

    public void executeWithoutResult(Runnable action) {
        action.run();
    }
}
