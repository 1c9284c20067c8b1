package dev.heddle.concurrency;

/** Where throwables go that have no caller left to go to. */
final class Uncaught {

    private Uncaught() {}

    /** Runs something that others shall not suffer from. */
    static void guard(Runnable act) {
        try {
            act.run();
        } catch (Throwable thrown) {
            report(thrown);
        }
    }

    /** Does not throw, as the JVM ignores what a handler throws. */
    static void report(Throwable thrown) {
        Thread thread = Thread.currentThread();
        try {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
        } catch (Throwable _) {
            // There is nobody left to tell, and others wait for their turn.
        }
    }
}
