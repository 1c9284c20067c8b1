package dev.heddle.benchmarks.concurrency;

import static java.util.concurrent.TimeUnit.HOURS;

import dev.heddle.benchmarks.internal.HeapInUse;
import dev.heddle.concurrency.Context;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/**
 * Opens a great many contexts with a time-out under one parent that stays, and says what each of them takes on the heap
 * while all are open, or leaves there once it is closed. A program, since it needs a JVM of its own.
 */
public final class TimeoutContexts {

    private final Supplier<AutoCloseable> contexts;
    private final int count;

    private TimeoutContexts(Supplier<AutoCloseable> contexts, int count) {
        this.contexts = contexts;
        this.count = count;
    }

    /**
     * Prints the bytes for each context.
     *
     * @param args whose contexts, whether they are looked at {@code open} or {@code closed}, and how many there are
     */
    public static void main(String[] args) throws Exception {
        TimeoutContexts run = new TimeoutContexts(contextsOf(args[0]), Integer.parseInt(args[2]));
        run.contexts.get().close();
        long before = HeapInUse.afterCollection();
        Object kept = args[1].equals("open") ? run.open() : run.openAndClose();
        try {
            System.out.println((double) (HeapInUse.afterCollection() - before) / run.count);
        } finally {
            Reference.reachabilityFence(kept);
        }
        Runtime.getRuntime().halt(0);
    }

    private AutoCloseable[] open() {
        AutoCloseable[] open = new AutoCloseable[count];
        for (int i = 0; i < count; i++) {
            open[i] = contexts.get();
        }
        return open;
    }

    private Object openAndClose() throws Exception {
        for (int i = 0; i < count; i++) {
            contexts.get().close();
        }
        return contexts;
    }

    private static Supplier<AutoCloseable> contextsOf(String owner) {
        return switch (owner) {
            case "heddle" -> heddle();
            case "grpc" -> grpc();
            default -> throw new IllegalArgumentException("Unknown: " + owner);
        };
    }

    private static Supplier<AutoCloseable> heddle() {
        Context parent = Context.background().withCancel();
        return () -> parent.withTimeout(Duration.ofHours(1));
    }

    private static Supplier<AutoCloseable> grpc() {
        ScheduledExecutorService timer = TimeoutContext.grpcTimer();
        io.grpc.Context.CancellableContext parent = io.grpc.Context.ROOT.withCancellation();
        return () -> parent.withDeadlineAfter(1, HOURS, timer);
    }
}
