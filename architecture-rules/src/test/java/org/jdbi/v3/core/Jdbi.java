package org.jdbi.v3.core;

public final class Jdbi {

    public void useTransaction(Runnable work) {
        work.run();
    }
}
