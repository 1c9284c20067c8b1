package dev.heddle.benchmarks.contest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.SECONDS;

import dev.heddle.benchmarks.internal.Children;
import dev.heddle.benchmarks.internal.Environment;
import dev.heddle.benchmarks.internal.Machine;
import dev.heddle.benchmarks.internal.Results;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** Measures Heddle's concurrency beside its peers, and many routes beside few. {@code benchmarks/jmh} starts it. */
public final class Contests {

    private static final int WRONG_USE = 2;

    private Contests() {}

    /**
     * Measures, prints the table, and leaves it in {@code target/results}.
     *
     * @param args the folder of this module, then the names of the contests; without a name, all of them
     */
    public static void main(String[] args) throws IOException, InterruptedException, RunnerException {
        try {
            run(Path.of(args[0], "target"), List.of(args).subList(1, args.length));
        } catch (IllegalArgumentException e) {
            System.err.println("benchmarks/jmh: " + e.getMessage());
            System.exit(WRONG_USE);
        }
    }

    private static void run(Path target, List<String> names)
            throws IOException, InterruptedException, RunnerException {
        Instant start = Instant.now().truncatedTo(SECONDS);
        Settings settings = Settings.from(new Environment(System.getenv()));
        Results results = Results.in(target, start);
        try (PrintStream log = new PrintStream(results.file("log").toFile(), UTF_8)) {
            List<Contest> contests = new Catalogue(settings, Children.endedAtExit(), log).named(names);
            Report report = new Report(new Rounds(settings.rounds(), System.err).run(contests));
            String page = start + " · " + Machine.description() + "\n\n" + settings + "\n\n" + report.table();
            new PrintStream(System.out, true, UTF_8).print(page);
            results.write(page, report.csv());
        }
    }
}
