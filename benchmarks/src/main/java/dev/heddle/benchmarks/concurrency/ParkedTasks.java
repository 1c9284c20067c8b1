package dev.heddle.benchmarks.concurrency;

import dev.heddle.concurrency.TaskScope;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Parks a great many tasks and says what each of them takes on the heap. A program, since it needs a JVM of its own. */
public final class ParkedTasks {

    private final int tasks;
    private final CountDownLatch started;
    private final long before;

    private ParkedTasks(int tasks) {
        this.tasks = tasks;
        this.started = new CountDownLatch(tasks);
        this.before = HeapInUse.afterCollection();
    }

    /**
     * Prints the bytes for each task, and ends without waiting for them.
     *
     * @param args who parks them, and how many
     */
    public static void main(String[] args) throws InterruptedException {
        ParkedTasks parked = new ParkedTasks(Integer.parseInt(args[1]));
        switch (args[0]) {
            case "heddle" -> parked.heddle();
            case "virtualThreads" -> parked.virtualThreads();
            default -> throw new IllegalArgumentException("Unknown: " + args[0]);
        }
    }

    private void heddle() throws InterruptedException {
        Callable<Integer> task = () -> {
            park();
            return 0;
        };
        try (var scope = TaskScope.open()) {
            for (int i = 0; i < tasks; i++) {
                scope.fork(task);
            }
            report();
        }
    }

    private void virtualThreads() throws InterruptedException {
        Runnable task = this::park;
        for (int i = 0; i < tasks; i++) {
            Thread.startVirtualThread(task);
        }
        report();
    }

    private void park() {
        started.countDown();
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.park();
        }
    }

    private void report() throws InterruptedException {
        started.await();
        System.out.println((double) (HeapInUse.afterCollection() - before) / tasks);
        Runtime.getRuntime().halt(0);
    }
}
