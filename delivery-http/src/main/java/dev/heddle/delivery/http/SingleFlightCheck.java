package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A health check of which at most one run is under way. Thread-safe. */
final class SingleFlightCheck {

    private static final Logger LOG = LoggerFactory.getLogger(HealthRoutes.class);

    private final String name;
    private final HealthCheck check;
    private final Duration timeLimit;
    private @Nullable Run run;

    SingleFlightCheck(String name, HealthCheck check, Duration timeLimit) {
        this.name = requireNonNull(name, "name is null");
        this.check = requireNonNull(check, "check is null");
        this.timeLimit = timeLimit;
    }

    /** Begins a run, or joins the one that is under way. */
    synchronized Run begin() {
        if (run == null || run.hasEnded()) {
            run = new Run();
            Thread.ofVirtual().name("health-check-" + name).start(run);
        }
        return run;
    }

    /** One run of the check. */
    final class Run implements Runnable {

        private final long start = System.nanoTime();
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile boolean passed;

        @Override
        public void run() {
            try {
                check.check();
                passed = true;
            } catch (Throwable thrown) {
                LOG.atWarn().addKeyValue("check", name).setCause(thrown).log("A health check failed");
            } finally {
                ended.countDown();
            }
        }

        /** Waits for the end of the run, but not beyond its time limit, and returns whether it passed. */
        boolean passes() throws InterruptedException {
            long left = timeLimit.toNanos() - (System.nanoTime() - start);
            if (ended.await(left, TimeUnit.NANOSECONDS)) {
                return passed;
            }
            LOG.atWarn().addKeyValue("check", name).log("A health check took longer than {}", timeLimit);
            return false;
        }

        String name() {
            return name;
        }

        boolean hasEnded() {
            return ended.getCount() == 0;
        }
    }
}
