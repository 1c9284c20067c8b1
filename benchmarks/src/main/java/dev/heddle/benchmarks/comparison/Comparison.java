package dev.heddle.benchmarks.comparison;

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
import org.jdbi.v3.core.Jdbi;

/** Measures the example service beside the baseline. {@code benchmarks/run} starts it. */
public final class Comparison {

    private final Settings settings;
    private final Path module;
    private final Path target;

    private Comparison(Settings settings, Path module) {
        this.settings = settings;
        this.module = module;
        this.target = module.resolve("target");
    }

    /**
     * Measures, prints the table, and leaves it in {@code target/results}; fails if any request did.
     *
     * @param args the folder of this module
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        boolean clean = new Comparison(Settings.from(new Environment(System.getenv())), Path.of(args[0])).run();
        System.exit(clean ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException {
        Instant start = Instant.now().truncatedTo(SECONDS);
        PrintStream out = new PrintStream(System.out, true, UTF_8);
        Children children = Children.endedAtExit();
        Services services = new Services(settings, children, target);
        Service heddle = services.startHeddle();
        Service baseline = services.startBaseline();

        Jdbi jdbi = Jdbi.create(settings.database("DATABASE_URL"), settings.database("DATABASE_USER"),
                settings.database("DATABASE_PASSWORD"));
        Stock stock = Stock.add(jdbi);
        stock.writeTo(target);
        new SameAnswers(heddle, baseline).require(stock.users().getFirst());

        Wrk wrk = new Wrk(children, module.resolve("wrk"), target);
        Report report = new Report(heddle.name(), baseline.name(),
                new Rounds(wrk, settings, List.of(heddle, baseline), System.err).run());
        String page = start + " · " + Machine.description() + " · PostgreSQL " + version(jdbi) + "\n\n" + conditions()
                + "\n\n" + report.table();
        out.print(page);
        Results.in(target, start).write(page, report.csv());
        if (report.errors() > 0) {
            out.println("\nSome requests failed: these are no figures to go by.");
        }
        return report.errors() == 0;
    }

    private String conditions() {
        return "%s%d rounds of %d s after %d s of warm-up · wrk with %d connections and %d threads · pool of %s · %s"
                .formatted(settings.againstItself() ? "The baseline against itself · " : "",
                        settings.rounds(), settings.round().toSeconds(), settings.warmUp().toSeconds(),
                        Wrk.CONNECTIONS, Wrk.THREADS, settings.database("DATABASE_POOL_SIZE"),
                        String.join(" ", settings.javaFlags()));
    }

    private static String version(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery("SHOW server_version").mapTo(String.class).one());
    }
}
