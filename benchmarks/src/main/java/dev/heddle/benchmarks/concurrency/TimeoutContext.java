package dev.heddle.benchmarks.concurrency;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.heddle.concurrency.CancellableContext;
import dev.heddle.concurrency.Context;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Opens a context with a time-out under a parent that can be cancelled, and closes the one that has been open longest,
 * as a service with so many requests in flight does.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(NANOSECONDS)
@Fork(jvmArgsAppend = "-Djmh.executor=VIRTUAL")
public class TimeoutContext {

    private static final int SECONDS_TO_LIVE = 5;
    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(SECONDS_TO_LIVE);

    /** How many are open at once. */
    @Param({"1", "1000"})
    public int inFlight;

    private final Context heddleParent = Context.background().withCancel();
    private final Queue<CancellableContext> heddleContexts = new ArrayDeque<>();
    private final ScheduledExecutorService grpcTimer = grpcTimer();
    private final io.grpc.Context.CancellableContext grpcParent = io.grpc.Context.ROOT.withCancellation();
    private final Queue<io.grpc.Context.CancellableContext> grpcContexts = new ArrayDeque<>();

    @Benchmark
    public void heddle() {
        heddleContexts.add(heddleParent.withTimeout(TIME_TO_LIVE));
        if (heddleContexts.size() >= inFlight) {
            heddleContexts.remove().close();
        }
    }

    @Benchmark
    public void grpc() {
        grpcContexts.add(grpcParent.withDeadlineAfter(SECONDS_TO_LIVE, SECONDS, grpcTimer));
        if (grpcContexts.size() >= inFlight) {
            grpcContexts.remove().cancel(null);
        }
    }

    @TearDown(Level.Trial)
    public void stopTimer() {
        grpcTimer.shutdownNow();
    }

    /** Returns a timer like the one that gRPC itself uses: cancelled entries leave it at once. */
    static ScheduledExecutorService grpcTimer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
