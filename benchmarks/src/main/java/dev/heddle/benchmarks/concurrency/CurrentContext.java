package dev.heddle.benchmarks.concurrency;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.openjdk.jmh.annotations.CompilerControl.Mode.DONT_INLINE;

import dev.heddle.concurrency.Context;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Asks for the current context, as every blocking call of a request does: many times, so that binding it does not count,
 * and each time by a call that stays one, so that the compiler can't ask once for all.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(NANOSECONDS)
@Fork(jvmArgsAppend = "-Djmh.executor=VIRTUAL")
public class CurrentContext {

    private static final int TIMES = 1_000;

    /** Whether a context is bound; otherwise it is the background. */
    @Param({"true", "false"})
    public boolean bound;

    private final Context heddleContext = Context.background().with(Context.Key.named("tenant"), "a");
    private final io.grpc.Context grpcContext = io.grpc.Context.ROOT.withValue(io.grpc.Context.key("tenant"), "a");

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void heddle(Blackhole hole) {
        if (bound) {
            heddleContext.run(() -> askHeddle(hole));
        } else {
            askHeddle(hole);
        }
    }

    private static void askHeddle(Blackhole hole) {
        for (int i = 0; i < TIMES; i++) {
            hole.consume(currentOfHeddle());
        }
    }

    @CompilerControl(DONT_INLINE)
    private static Context currentOfHeddle() {
        return Context.current();
    }

    @Benchmark
    @OperationsPerInvocation(TIMES)
    public void grpc(Blackhole hole) {
        if (bound) {
            grpcContext.run(() -> askGrpc(hole));
        } else {
            askGrpc(hole);
        }
    }

    private static void askGrpc(Blackhole hole) {
        for (int i = 0; i < TIMES; i++) {
            hole.consume(currentOfGrpc());
        }
    }

    @CompilerControl(DONT_INLINE)
    private static io.grpc.Context currentOfGrpc() {
        return io.grpc.Context.current();
    }
}
