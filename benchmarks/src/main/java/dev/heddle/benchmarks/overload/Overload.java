package dev.heddle.benchmarks.overload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.SECONDS;
import static java.util.stream.Collectors.joining;

import dev.heddle.benchmarks.internal.Children;
import dev.heddle.benchmarks.internal.Environment;
import dev.heddle.benchmarks.internal.Machine;
import dev.heddle.benchmarks.internal.Results;
import dev.heddle.embedded.postgres.PostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Loads a service with up to three times what it can do, beside the same one without Heddle's limits. {@code benchmarks/overload} starts it. */
public final class Overload {

    private static final double[] LOADS = {0.5, 0.8, 1, 1.25, 1.5, 2, 3};
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final double AIM = 0.9;
    private static final String HEAD = """
        | load | service | offered/s | in time/s | refused/s | too late/s | p50, ms | p99, ms | heap, MiB |
        |--:|---|--:|--:|--:|--:|--:|--:|--:|
        """;

    private final Children children = Children.endedAtExit();
    private final HttpClient http = HttpClient.newHttpClient();
    private final OpenLoop load = new OpenLoop();
    private final Duration time;
    private final Path target;

    private Overload(Environment environment, Path module) {
        this.time = Duration.ofSeconds(environment.number("STEP_SECONDS", 10));
        this.target = module.resolve("target");
    }

    /**
     * Measures, prints the table, and leaves it and the plot in {@code target/results}.
     *
     * @param args the folder of this module
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        new Overload(new Environment(System.getenv()), Path.of(args[0])).run();
        System.exit(0);
    }

    private void run() throws IOException, InterruptedException {
        Instant start = Instant.now().truncatedTo(SECONDS);
        try (PostgresServer postgres = PostgresServer.start(target.resolve("overload-data"))) {
            int heddle = start("heddle", postgres);
            int without = start("without", postgres);
            double capacity = capacity(heddle, without);
            List<Step> steps = new ArrayList<>();
            for (double factor : LOADS) {
                steps.add(step("Heddle", heddle, factor * capacity));
                steps.add(step("without", without, factor * capacity));
            }
            report(start, capacity, steps);
        } finally {
            load.close();
        }
    }

    private void report(Instant start, double capacity, List<Step> steps) throws IOException {
        String page = start + " · " + Machine.description() + " · " + time.toSeconds() + " s each · capacity "
                + Math.round(capacity) + "/s\n\n" + HEAD
                + steps.stream().map(step -> step.row(capacity)).collect(joining()) + "\n" + verdict(capacity, steps);
        new PrintStream(System.out, true, UTF_8).print(page);
        Results results = Results.in(target, start);
        results.write(page, "service,offered,in time,refused,too late,p50 ms,p99 ms,heap MiB\n"
                + steps.stream().map(Step::csv).collect(joining()));
        Files.writeString(results.file("svg"), Plot.of(capacity, steps));
    }

    private static String verdict(double capacity, List<Step> steps) {
        List<Step> heddle = steps.stream().filter(step -> step.service().equals("Heddle")).toList();
        double best = heddle.stream().mapToDouble(Step::good).max().orElseThrow();
        Step twice = heddle.stream().filter(step -> step.offered() > 1.9 * capacity).findFirst().orElseThrow();
        return String.format(Locale.ROOT,
                "At twice the capacity: goodput %.2f of the best (aim %.1f, %s), p99 %.0f ms of %d (%s)\n",
                twice.good() / best, AIM, twice.good() >= AIM * best ? "met" : "missed", twice.quantile(0.99),
                Loaded.TIME.toMillis(), twice.quantile(0.99) <= Loaded.TIME.toMillis() ? "met" : "missed");
    }

    private int start(String kind, PostgresServer postgres) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-Dlogback.statusListenerClass=" + System.getProperty("logback.statusListenerClass"),
                "-cp", System.getProperty("java.class.path"), Loaded.class.getName(), kind, postgres.jdbcUrl(),
                postgres.user()).redirectError(target.resolve("overload-" + kind + ".log").toFile());
        Process process = children.start(builder);
        String port = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
        if (port == null) {
            throw new IllegalStateException("The service did not start: see target/overload-" + kind + ".log");
        }
        return Integer.parseInt(port);
    }

    /** Warms both up, and takes what Heddle's does when a little more is asked of it than it can do. */
    private double capacity(int heddle, int without) {
        double nominal = Loaded.POOL_SIZE / 0.02;
        load.run("without", without, nominal * AIM, WARM_UP);
        load.run("Heddle", heddle, nominal * AIM, WARM_UP);
        return load.run("Heddle", heddle, nominal, WARM_UP).good();
    }

    private Step step(String service, int port, double rate) throws IOException, InterruptedException {
        Step step = load.run(service, port, rate, time);
        System.err.println(step);
        awaitQuiet(port);
        return new Step(step.service(), step.offered(), step.good(), step.refused(), step.late(), step.millis(),
                Long.parseLong(ask(port, "/gc")));
    }

    /** What nobody waits for may still be under way. */
    private void awaitQuiet(int port) throws IOException, InterruptedException {
        for (long begun = 0; System.nanoTime() - begun > Duration.ofMillis(100).toNanos();) {
            begun = System.nanoTime();
            ask(port, "/work");
        }
    }

    private String ask(int port, String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                BodyHandlers.ofString()).body();
    }
}
