package dev.heddle.leak.check;

/** Waits as if nobody had interrupted the thread, which stays interrupted: a test may leave it so. */
final class Waiting {

    @FunctionalInterface
    interface Wait {

        void run() throws InterruptedException;
    }

    private Waiting() {}

    static void uninterruptibly(Wait wait) {
        boolean interrupted = Thread.interrupted();
        try {
            wait.run();
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
