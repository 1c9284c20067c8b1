package dev.heddle.concurrency;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue, whose threads that wait for room wait no longer than their context allows. A thread that waits puts
 * itself on a list before it looks again, and whoever makes room looks at the list after: no wake-up is lost.
 */
final class JobQueue<E> {

    private final int capacity;
    private final AtomicInteger size = new AtomicInteger();
    private final ConcurrentLinkedQueue<E> jobs = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Thread> waiting = new ConcurrentLinkedQueue<>();

    JobQueue(int capacity) {
        this.capacity = capacity;
    }

    int size() {
        return size.get();
    }

    /** How many wait for room; counts them one by one. */
    int waiting() {
        return waiting.size();
    }

    boolean isEmpty() {
        return jobs.isEmpty();
    }

    /** Adds a job if there is room. */
    boolean offer(E job) {
        if (!reserve()) {
            return false;
        }
        jobs.add(job);
        return true;
    }

    /** Adds a job though there is no room. */
    void addWithoutRoom(E job) {
        size.incrementAndGet();
        jobs.add(job);
    }

    /**
     * Waits for room and adds a job.
     *
     * @param stopped ends the wait; looked at after {@link #wakeAll}
     * @return whether the job was added
     * @throws CancelledException as {@link Waiting#until} does
     */
    boolean put(E job, BooleanSupplier stopped) {
        Thread thread = Thread.currentThread();
        waiting.add(thread);
        boolean[] added = {false};
        try {
            Waiting.until(() -> stopped.getAsBoolean() || (added[0] = offer(job)), this);
            return added[0];
        } finally {
            waiting.remove(thread);
            if (size.get() < capacity) {
                wakeOne();
            }
        }
    }

    private boolean reserve() {
        int now = size.get();
        while (now < capacity) {
            if (size.compareAndSet(now, now + 1)) {
                return true;
            }
            now = size.get();
        }
        return false;
    }

    @Nullable
    E poll() {
        E job = jobs.poll();
        if (job != null) {
            madeRoom();
        }
        return job;
    }

    /** Takes a certain job out, if it is still there; looks at those before it. */
    void remove(E job) {
        if (jobs.remove(job)) {
            madeRoom();
        }
    }

    private void madeRoom() {
        size.decrementAndGet();
        wakeOne();
    }

    private void wakeOne() {
        Thread thread = waiting.peek();
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    void wakeAll() {
        waiting.forEach(LockSupport::unpark);
    }
}
