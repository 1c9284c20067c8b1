package dev.heddle.concurrency;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The one timer of the JVM. It is a platform thread: where all carriers of virtual threads are busy with code that never
 * blocks, deadlines still pass. What runs on it must be short.
 *
 * <p>Whatever becomes the first in the timer's queue wakes its thread. Where deadlines come and go, as those of requests do, the queue is
 * empty again and again, and each one would be the first. So while any are set, a beat that does nothing stands in front of them.
 */
final class Timer {

    static final String THREAD_NAME = "heddle-timer";

    private static final long BEAT_NANOS = 50_000_000;

    private static final ScheduledThreadPoolExecutor EXECUTOR = executor();
    private static final AtomicReference<Beat> BEAT = new AtomicReference<>(Beat.STILL);

    private Timer() {}

    static Future<?> schedule(Runnable task, long nanos) {
        if (BEAT.get() != Beat.WANTED && BEAT.getAndSet(Beat.WANTED) == Beat.STILL) {
            nextBeat();
        }
        return EXECUTOR.schedule(task, nanos, TimeUnit.NANOSECONDS);
    }

    private static void nextBeat() {
        Future<?> _ = EXECUTOR.schedule(Timer::beat, BEAT_NANOS, TimeUnit.NANOSECONDS);
    }

    /** Goes on until nothing has been scheduled for a whole beat. */
    private static void beat() {
        if (BEAT.updateAndGet(Timer::after) != Beat.STILL) {
            nextBeat();
        }
    }

    private static Beat after(Beat beat) {
        return beat == Beat.WANTED ? Beat.LAST : Beat.STILL;
    }

    private static ScheduledThreadPoolExecutor executor() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1,
                Thread.ofPlatform().daemon().name(THREAD_NAME).inheritInheritableThreadLocals(false).factory(),
                new ThreadPoolExecutor.DiscardPolicy());
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    private enum Beat {
        /** There is none, and nothing needs it. */
        STILL,
        /** Something was scheduled since the last one. */
        WANTED,
        /** Nothing was yet, and the next one is the last if it stays so. */
        LAST
    }
}
