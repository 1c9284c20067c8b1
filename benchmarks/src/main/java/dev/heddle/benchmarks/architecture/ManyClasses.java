package dev.heddle.benchmarks.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.SECONDS;
import static java.util.stream.Collectors.joining;

import dev.heddle.benchmarks.internal.Children;
import dev.heddle.benchmarks.internal.Environment;
import dev.heddle.benchmarks.internal.Figures;
import dev.heddle.benchmarks.internal.Machine;
import dev.heddle.benchmarks.internal.Results;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Checks the same classes by each checker in turns. {@code benchmarks/architecture} starts it. */
public final class ManyClasses {

    private static final int WRONG_USE = 2;
    private static final double MILLIS = 1_000;
    private static final double MIB = 1 << 20;

    private final Children children = Children.endedAtExit();
    private final List<Measurement> measurements = new ArrayList<>();

    private ManyClasses() {}

    private record Measurement(Checker checker, int round, double seconds, double heap) {}

    /**
     * Measures, prints the table, and leaves it in {@code target/results}.
     *
     * @param args the folder of this module
     */
    public static void main(String[] args) throws IOException {
        try {
            Environment environment = new Environment(System.getenv());
            new ManyClasses().run(Path.of(args[0], "target"), environment.number("ROUNDS", 5),
                    environment.number("CLASSES", 10_000));
        } catch (IllegalArgumentException e) {
            System.err.println("benchmarks/architecture: " + e.getMessage());
            System.exit(WRONG_USE);
        }
    }

    private void run(Path target, int rounds, int count) throws IOException {
        Instant start = Instant.now().truncatedTo(SECONDS);
        Path root = Files.createTempDirectory("classes");
        Codebase.compile(root, count);
        for (int round = 1; round <= rounds; round++) {
            for (Checker checker : Checker.values()) {
                measurements.add(measure(checker, round, root));
                System.err.println("round " + round + " of " + rounds + ", " + measurements.getLast());
            }
        }
        String page = start + " · " + Machine.description() + "\n\n" + count + " classes, " + rounds
                + " rounds, -Xmx1g\n\n" + table();
        new PrintStream(System.out, true, UTF_8).print(page);
        Results.in(target, start).write(page, csv());
    }

    private Measurement measure(Checker checker, int round, Path root) throws IOException {
        Process process = children.start(new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
                "-Dslf4j.internal.verbosity=ERROR", "-cp", System.getProperty("java.class.path"),
                OneCheck.class.getName(), checker.name(), root.toString()).redirectError(Redirect.INHERIT));
        String[] figures = new String(process.getInputStream().readAllBytes(), UTF_8).strip().split(" ", 2);
        if (figures.length != 2) {
            throw new IllegalStateException(checker + " has failed: see its words on standard error");
        }
        return new Measurement(checker, round, Long.parseLong(figures[0]) / MILLIS,
                Long.parseLong(figures[1]) / MIB);
    }

    private String table() {
        return """
            | | median s | lowest to highest | ratio | peak heap MiB | ratio |
            |---|---|---|---|---|---|
            """ + row(Checker.HEDDLE) + row(Checker.ARCHUNIT);
    }

    private String row(Checker checker) {
        Figures seconds = figures(checker, Measurement::seconds);
        Figures heap = figures(checker, Measurement::heap);
        return String.format(Locale.ROOT, "| %s | %.1f | %.1f to %.1f | %.2f | %.0f | %.2f |\n", checker,
                seconds.median(), seconds.lowest(), seconds.highest(),
                seconds.median() / figures(Checker.ARCHUNIT, Measurement::seconds).median(), heap.median(),
                heap.median() / figures(Checker.ARCHUNIT, Measurement::heap).median());
    }

    private Figures figures(Checker checker, ToDoubleFunction<Measurement> part) {
        return Figures.of(measurements.stream().filter(measurement -> measurement.checker() == checker)
                .map(part::applyAsDouble).toList());
    }

    private String csv() {
        return measurements.stream()
                .map(m -> String.format(Locale.ROOT, "%s,%d,%.3f,%.1f\n", m.checker().name(), m.round(), m.seconds(),
                        m.heap()))
                .collect(joining("", "checker,round,s,peak heap MiB\n", ""));
    }
}
