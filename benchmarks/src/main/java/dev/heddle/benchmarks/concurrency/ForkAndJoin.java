package dev.heddle.benchmarks.concurrency;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.heddle.concurrency.TaskScope;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Starts tasks that do next to nothing, each on a virtual thread of its own, and waits for all of them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(NANOSECONDS)
@Fork(jvmArgsAppend = "-Djmh.executor=VIRTUAL")
public class ForkAndJoin {

    private static final Callable<Integer> TASK = () -> 1;

    /** How many tasks there are. */
    @Param({"1", "10", "1000"})
    public int tasks;

    @Benchmark
    public void heddle() {
        try (var scope = TaskScope.open()) {
            for (int i = 0; i < tasks; i++) {
                scope.fork(TASK);
            }
            scope.join();
        }
    }

    /** The least that one could write: no results, no failures, no owner. */
    @Benchmark
    public void virtualThreads() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(tasks);
        for (int i = 0; i < tasks; i++) {
            Thread.startVirtualThread(done::countDown);
        }
        done.await();
    }

    @Benchmark
    public int executor() throws InterruptedException, ExecutionException {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> results = new ArrayList<>(tasks);
            for (int i = 0; i < tasks; i++) {
                results.add(executor.submit(TASK));
            }
            int sum = 0;
            for (Future<Integer> result : results) {
                sum += result.get();
            }
            return sum;
        }
    }
}
