package dev.heddle.delivery.http;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.LongAdder;

/** Starts each task on a virtual thread of its own, and knows how many have not ended, waiting ones too. */
final class LiveTasks {

    private final ThreadFactory threads;
    private final LongAdder live = new LongAdder();

    LiveTasks() {
        this(Thread.ofVirtual().name("http-request").factory());
    }

    LiveTasks(ThreadFactory threads) {
        this.threads = threads;
    }

    void start(Runnable task) {
        live.increment();
        try {
            threads.newThread(() -> run(task)).start();
        } catch (Throwable thrown) {
            live.decrement();
            throw thrown;
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } finally {
            live.decrement();
        }
    }

    long count() {
        return live.sum();
    }
}
