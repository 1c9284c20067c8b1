package dev.heddle.benchmarks.concurrency;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.heddle.concurrency.Job;
import dev.heddle.concurrency.WorkerPool;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Works through 100,000 jobs of some 100 ns each by a few workers, and adds their results up. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(NANOSECONDS)
@Fork(jvmArgsAppend = "-Djmh.executor=VIRTUAL")
public class SmallJobs {

    static final int JOBS = 100_000;
    static final int QUEUE = 1_000;
    private static final int TURNS = 75;

    /** How many jobs run at once. */
    @Param({"2", "8"})
    public int workers = 2;

    private final List<Long> jobs = LongStream.range(0, JOBS).boxed().toList();

    @Benchmark
    public long heddleSubmit() {
        try (WorkerPool<Long, Long> pool = WorkerPool.builder().workers(workers).queue(QUEUE).open(SmallJobs::work)) {
            List<Job<Long, Long>> results = new ArrayList<>(JOBS);
            for (Long job : jobs) {
                results.add(pool.submit(job));
            }
            long sum = 0;
            for (Job<Long, Long> result : results) {
                sum += result.result();
            }
            return sum;
        }
    }

    @Benchmark
    public long heddleMap() {
        long sum = 0;
        for (long result : WorkerPool.map(workers, jobs, SmallJobs::work)) {
            sum += result;
        }
        return sum;
    }

    /** A pool whose queue is bounded, as a WorkerPool's is: who submits waits while it is full. */
    @Benchmark
    public long boundedPool() throws InterruptedException, ExecutionException {
        try (ExecutorService pool = new ThreadPoolExecutor(workers, workers, 0, SECONDS,
                new ArrayBlockingQueue<>(QUEUE), SmallJobs::waitForRoom)) {
            List<Future<Long>> results = new ArrayList<>(JOBS);
            for (Long job : jobs) {
                results.add(pool.submit(() -> work(job)));
            }
            return sum(results);
        }
    }

    /** A pool that takes everything into its queue at once: no bound, but nobody waits. */
    @Benchmark
    public long unboundedPool() throws InterruptedException, ExecutionException {
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            List<Callable<Long>> tasks = new ArrayList<>(JOBS);
            for (Long job : jobs) {
                tasks.add(() -> work(job));
            }
            return sum(pool.invokeAll(tasks));
        }
    }

    /** A virtual thread for each job, no more at once than the semaphore lets; no failures, no owner. */
    @Benchmark
    public long semaphore() throws InterruptedException {
        long[] results = new long[JOBS];
        Semaphore running = new Semaphore(workers);
        for (int i = 0; i < JOBS; i++) {
            int place = i;
            running.acquire();
            Thread.startVirtualThread(() -> {
                try {
                    results[place] = work(jobs.get(place));
                } finally {
                    running.release();
                }
            });
        }
        running.acquire(workers);
        return LongStream.of(results).sum();
    }

    /** Mixes the bits of a number, each turn of which needs the one before. */
    static long work(long job) {
        long mixed = job;
        for (int i = 0; i < TURNS; i++) {
            mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL + i;
        }
        return mixed;
    }

    private static long sum(List<Future<Long>> results) throws InterruptedException, ExecutionException {
        long sum = 0;
        for (Future<Long> result : results) {
            sum += result.get();
        }
        return sum;
    }

    private static void waitForRoom(Runnable job, ThreadPoolExecutor pool) {
        try {
            pool.getQueue().put(job);
        } catch (InterruptedException e) {
            throw new RejectedExecutionException(e);
        }
    }
}
