package dev.heddle.benchmarks.idle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.SECONDS;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.heddle.benchmarks.internal.Children;
import dev.heddle.benchmarks.internal.Environment;
import dev.heddle.benchmarks.internal.Machine;
import dev.heddle.benchmarks.internal.Results;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Measures the memory of idle connections, Heddle's beside Vert.x's. {@code benchmarks/idle} starts it. */
public final class Idle {

    private static final int WRONG_USE = 2;
    private static final int WARM_UP_CONNECTIONS = 20;
    private static final int WARM_UP_REQUESTS = 25;

    private final Children children = Children.endedAtExit();
    private final Settings settings;

    private Idle(Settings settings) {
        this.settings = settings;
    }

    /**
     * Measures, prints the table, and leaves it in {@code target/results}.
     *
     * @param args the folder of this module
     */
    public static void main(String[] args) throws IOException {
        try {
            new Idle(Settings.from(new Environment(System.getenv()), fileLimit())).run(Path.of(args[0], "target"));
        } catch (IllegalArgumentException e) {
            System.err.println("benchmarks/idle: " + e.getMessage());
            System.exit(WRONG_USE);
        }
    }

    private static long fileLimit() {
        return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class).getMaxFileDescriptorCount();
    }

    private void run(Path target) throws IOException {
        Instant start = Instant.now().truncatedTo(SECONDS);
        List<Measurement> measurements = new ArrayList<>();
        for (int round = 1; round <= settings.rounds(); round++) {
            for (Kind kind : Kind.values()) {
                measurements.add(new Measurement(kind, round, measure(kind)));
                System.err.println("round " + round + " of " + settings.rounds() + ", " + measurements.getLast());
            }
        }
        Report report = new Report(measurements);
        String page = start + " · " + Machine.description() + "\n\n" + settings + "\n\n" + report.table();
        new PrintStream(System.out, true, UTF_8).print(page);
        Results.in(target, start).write(page, report.csv());
    }

    /** The connections of the warm-up stay open too; they are counted in neither. */
    private Memory measure(Kind kind) throws IOException {
        try (Child server = Child.start(kind, settings.javaFlags(), children);
                Connections connections = new Connections(server.port())) {
            connections.open(WARM_UP_CONNECTIONS);
            connections.ask(WARM_UP_REQUESTS);
            Memory before = server.memory();
            connections.open(settings.connections());
            Memory after = server.memory();
            requireOpen(connections);
            return after.eachSince(before, settings.connections());
        }
    }

    private static void requireOpen(Connections connections) throws IOException {
        int closed = connections.closedByServer();
        if (closed > 0) {
            throw new IllegalStateException("The server closed " + closed
                    + " idle connections: raise its limits in IdleServer");
        }
    }
}
