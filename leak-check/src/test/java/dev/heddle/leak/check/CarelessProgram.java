package dev.heddle.leak.check;

import java.time.Duration;

/** Leaves one thread of each kind, twice, and prints what the checks say. */
final class CarelessProgram {

    private CarelessProgram() {}

    public static void main(String[] args) {
        for (int i = 0; i < 2; i++) {
            LeakWatch watch = LeakCheck.create().withPatience(Duration.ofMillis(200)).watch();
            Leftovers.platformThread("platform leftover");
            Leftovers.virtualThread("virtual leftover");
            printFailureOf(watch);
        }
        Leftovers.endAll();
    }

    private static void printFailureOf(LeakWatch watch) {
        try {
            watch.verifyNone();
        } catch (AssertionError e) {
            System.out.println(e.getMessage());
        }
    }
}
