package dev.heddle.concurrency;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A second thread that acts at about the same moment as the test's, again and again, each time a little earlier or later.
 * It spins: a thread that is woken comes too late for the windows of some nanoseconds that matter here.
 */
final class Rival implements AutoCloseable {

    private static final int WIDEST_NANOS_POWER = 15;

    private static final long LONGEST_NANOS = 300_000_000;
    private static final int FEWEST = 500;

    private volatile @Nullable Runnable action;
    private volatile @Nullable Throwable failure;
    private volatile boolean closed;

    Rival() {
        Thread.ofPlatform().daemon().name("rival").start(this::work);
    }

    /** Counts so far, but after the first hundreds for some tenths of a second only: a busy machine must do with fewer. */
    static Iterable<Integer> times(int count) {
        long start = System.nanoTime();
        return () -> IntStream.range(0, count).takeWhile(i -> i < FEWEST || System.nanoTime() - start < LONGEST_NANOS)
                .boxed()
                .iterator();
    }

    /** Lets the other thread run an action now. */
    void start(Runnable action) {
        this.action = action;
    }

    /** Waits until the action has ended. */
    void await() {
        while (action != null) {
            spin();
        }
        if (failure != null) {
            throw new AssertionError("the rival failed", failure);
        }
    }

    /** Lets a random time pass, of some nanoseconds as often as of some microseconds. */
    static void jitter() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long nanos = random.nextInt(1 << random.nextInt(WIDEST_NANOS_POWER + 1));
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) {
            Thread.onSpinWait();
        }
    }

    private void work() {
        while (!closed) {
            Runnable next = action;
            if (next == null) {
                spin();
            } else {
                run(next);
            }
        }
    }

    private void run(Runnable next) {
        try {
            next.run();
        } catch (Throwable thrown) {
            failure = thrown;
        } finally {
            action = null;
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // where there is one core only, the other thread needs it
    private static void spin() {
        Thread.onSpinWait();
        Thread.yield();
    }

    @Override
    public void close() {
        closed = true;
    }
}
