package dev.heddle.delivery.http;

import dev.heddle.concurrency.CancelCause;
import dev.heddle.concurrency.CancellableContext;
import dev.heddle.concurrency.Context;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * What stands in for an event loop where a request is handled by the thread that asks. Up to its handler, things wait for
 * their turn, as they do there. While the handler has the thread, they are done by whoever comes with them.
 */
final class CallingThread implements AutoCloseable {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final Queue<CancellableContext> alarms = new ConcurrentLinkedQueue<>();
    private boolean handling;

    /** Does something, at once or in its turn; may be called by any thread. */
    void run(Runnable action) {
        if (!putOff(action)) {
            action.run();
        }
    }

    /** Does something later, on a thread of its own, unless this is closed before. */
    void after(Duration time, Runnable action) {
        CancellableContext alarm = Context.background().withTimeout(time);
        alarms.add(alarm);
        var _ = alarm.onCancel(cause -> {
            if (cause instanceof CancelCause.DeadlineExceeded) {
                action.run();
            }
        });
    }

    /** Does all that waits, and what comes of it. */
    void work() {
        for (Runnable next = next(); next != null; next = next()) {
            next.run();
        }
    }

    /** Gives the thread to the handler. */
    void handle(Runnable handler) {
        begin();
        work();
        handler.run();
    }

    /** Forgets what was to be done later. */
    @Override
    public void close() {
        alarms.forEach(CancellableContext::close);
    }

    private synchronized boolean putOff(Runnable action) {
        return !handling && waiting.add(action);
    }

    private synchronized void begin() {
        handling = true;
    }

    private synchronized @Nullable Runnable next() {
        return waiting.poll();
    }
}
