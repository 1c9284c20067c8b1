package dev.heddle.benchmarks.concurrency;

import dev.heddle.benchmarks.internal.HeapInUse;
import dev.heddle.concurrency.TaskScope;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets a great many tasks wait and says what each of them takes on the heap. A program, since it needs a JVM of its own.
 * A tenth of them waits before it begins to measure: the first stacks in a JVM are not compiled yet, and several times
 * larger.
 */
public final class ParkedTasks {

    private static final int WARM_UP = 10;

    private final Semaphore begun = new Semaphore(0);
    private final CountDownLatch never = new CountDownLatch(1);
    private final int tasks;
    private final boolean withLatch;

    private ParkedTasks(String how, int tasks) {
        this.withLatch = how.equals("latch");
        this.tasks = tasks;
    }

    /**
     * Prints the bytes for each task, and ends without waiting for them.
     *
     * @param args whose tasks they are, whether they wait for a {@code latch} or just {@code park}, and how many there are
     */
    public static void main(String[] args) throws InterruptedException {
        ParkedTasks parked = new ParkedTasks(args[1], Integer.parseInt(args[2]));
        switch (args[0]) {
            case "heddle" -> parked.heddle();
            case "virtualThreads" -> parked.virtualThreads();
            default -> throw new IllegalArgumentException("Unknown: " + args[0]);
        }
    }

    private void heddle() throws InterruptedException {
        try (var scope = TaskScope.open()) {
            measure(() -> scope.fork(this::await));
        }
    }

    private void virtualThreads() throws InterruptedException {
        measure(() -> Thread.startVirtualThread(this::await));
    }

    private void measure(Runnable start) throws InterruptedException {
        startAll(tasks / WARM_UP, start);
        long before = HeapInUse.afterCollection();
        startAll(tasks, start);
        System.out.println((double) (HeapInUse.afterCollection() - before) / tasks);
        Runtime.getRuntime().halt(0);
    }

    private void startAll(int count, Runnable start) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            start.run();
        }
        begun.acquire(count);
    }

    private void await() {
        begun.release();
        if (withLatch) {
            awaitLatch();
        } else {
            park();
        }
    }

    private void awaitLatch() {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void park() {
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.park();
        }
    }
}
