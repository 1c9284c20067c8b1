package dev.heddle.concurrency;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one timer of the JVM. It is a platform thread: where all carriers of virtual threads are busy with code that never
 * blocks, deadlines still pass. What runs on it must be short.
 */
final class Timer {

    static final String THREAD_NAME = "heddle-timer";

    private static final ScheduledThreadPoolExecutor EXECUTOR = executor();

    private Timer() {}

    static Future<?> schedule(Runnable task, long nanos) {
        return EXECUTOR.schedule(task, nanos, TimeUnit.NANOSECONDS);
    }

    private static ScheduledThreadPoolExecutor executor() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1,
                Thread.ofPlatform().daemon().name(THREAD_NAME).inheritInheritableThreadLocals(false).factory(),
                new ThreadPoolExecutor.DiscardPolicy());
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }
}
