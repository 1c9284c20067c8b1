package dev.heddle.concurrency;

/** Where throwables go that have no caller left to go to. */
final class Uncaught {

    private Uncaught() {}

    static void report(Throwable thrown) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
    }
}
