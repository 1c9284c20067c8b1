package dev.heddle.leak.check;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Leaves things behind, as a careless test would, and ends them when the test of the leak check is over. */
final class Leftovers {

    private static final Deque<Runnable> ENDS = new ConcurrentLinkedDeque<>();

    private Leftovers() {}

    static Thread platformThread(String name) {
        return start(Thread.ofPlatform().name(name));
    }

    static Thread virtualThread(String name) {
        return start(Thread.ofVirtual().name(name));
    }

    static Thread start(Thread.Builder builder) {
        CountDownLatch end = new CountDownLatch(1);
        Thread thread = builder.start(() -> standStill(end));
        ENDS.push(() -> end(thread, end));
        return thread;
    }

    static ExecutorService pool(String threads) {
        ExecutorService pool = Executors.newFixedThreadPool(1, Thread.ofPlatform().name(threads).factory());
        ENDS.push(pool::close);
        pool.execute(() -> {});
        return pool;
    }

    static void standStill(CountDownLatch end) {
        Waiting.uninterruptibly(end::await);
    }

    private static void end(Thread thread, CountDownLatch end) {
        end.countDown();
        Waiting.uninterruptibly(thread::join);
    }

    static void endAll() {
        while (!ENDS.isEmpty()) {
            ENDS.pop().run();
        }
    }
}
