package dev.heddle.delivery.http;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.LongAdder;

/** Starts each task on a virtual thread of its own, and knows how many have not ended, waiting ones too. */
final class LiveTasks {

    private final ThreadFactory threads = Thread.ofVirtual().name("http-request").factory();
    private final LongAdder live = new LongAdder();

    void start(Runnable task) {
        live.increment();
        threads.newThread(() -> {
            try {
                task.run();
            } finally {
                live.decrement();
            }
        }).start();
    }

    long count() {
        return live.sum();
    }
}
