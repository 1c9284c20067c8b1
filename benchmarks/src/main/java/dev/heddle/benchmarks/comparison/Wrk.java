package dev.heddle.benchmarks.comparison;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.heddle.benchmarks.internal.Children;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Makes the load, with {@code wrk} and the scripts beside it. */
final class Wrk {

    static final int CONNECTIONS = 64;
    static final int THREADS = 2;

    private static final int SECONDS_TO_END = 30;
    private static final JsonMapper JSON = new JsonMapper();

    private final Children children;
    private final Path scripts;
    private final Path ids;
    private final String run = Long.toString(Instant.now().toEpochMilli(), Character.MAX_RADIX);

    Wrk(Children children, Path scripts, Path ids) {
        this.children = children;
        this.scripts = scripts;
        this.ids = ids;
    }

    /** Loads a service for a while; services that are loaded in the same round see the same random picks. */
    Summary load(Service service, Scenario scenario, Duration duration, int round)
            throws IOException, InterruptedException {
        String prefix = String.join("-", run, service.name(), String.valueOf(round));
        Process wrk = children.start(new ProcessBuilder("wrk", "-c" + CONNECTIONS, "-t" + THREADS,
                "-d" + duration.toSeconds() + "s", "--timeout", "10s", "-s", scenario.script(),
                service.address().resolve(scenario.path()).toString(),
                "--", ids.toAbsolutePath().toString(), String.valueOf(round), prefix)
                .directory(scripts.toFile()).redirectErrorStream(true));
        if (!wrk.waitFor(duration.toSeconds() + SECONDS_TO_END, SECONDS)) {
            throw new IllegalStateException("wrk did not end in time");
        }
        return summary(new String(wrk.getInputStream().readAllBytes(), UTF_8));
    }

    /**
     * Reads what the script has added to the end of wrk's own words.
     *
     * @throws IllegalStateException if nothing was added, with what wrk says instead
     */
    static Summary summary(String output) {
        List<String> lines = output.strip().lines().toList();
        if (lines.isEmpty() || !lines.getLast().startsWith("{")) {
            throw new IllegalStateException("wrk did not finish its work: " + output);
        }
        return JSON.readValue(lines.getLast(), Summary.class);
    }

    /** What wrk counted; times in microseconds, errors of sockets and of status together. */
    record Summary(long requests, long duration, long median, long p99, long errors) {}
}
