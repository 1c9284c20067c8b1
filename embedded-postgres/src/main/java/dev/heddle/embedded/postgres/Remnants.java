package dev.heddle.embedded.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes that a killed service or a failed stop left at work on a data directory: a postmaster, or the {@code initdb}
 * or {@code pg_ctl} of a start that was cut short. They are known by their command lines, which name program and directory.
 */
final class Remnants {

    private static final Logger LOG = LoggerFactory.getLogger(Remnants.class);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private Remnants() {}

    /** Does the same as {@link #end}, and logs that a server of another process is stopped. */
    static void endLeftBehind(Path data) {
        end(data,
                postmaster -> LOG.info("Stopping PostgreSQL in '{}' (process {}), left behind by a service that ended",
                        data, postmaster.pid()));
    }

    /** Ends them and waits until they are gone; those that could start a postmaster first. */
    static void end(Path data) {
        end(data, _ -> {});
    }

    private static void end(Path data, Consumer<Postmaster> announcement) {
        kill(data, "pg_ctl");
        kill(data, "initdb");
        running(data, "postgres").forEach(process -> {
            Postmaster postmaster = new Postmaster(process.pid());
            announcement.accept(postmaster);
            postmaster.stop();
        });
    }

    private static void kill(Path data, String program) {
        running(data, program).forEach(process -> {
            process.destroyForcibly();
            new Postmaster(process.pid()).hasEnded(LIMIT);
        });
    }

    private static List<ProcessHandle> running(Path data, String program) {
        try (Stream<ProcessHandle> processes = ProcessHandle.allProcesses()) {
            return processes.filter(process -> runs(program, process) && worksOn(data, process)).toList();
        }
    }

    private static boolean runs(String program, ProcessHandle process) {
        Optional<Path> command = process.info().command().map(Path::of);
        return command.filter(path -> path.endsWith(program)).isPresent();
    }

    private static boolean worksOn(Path data, ProcessHandle process) {
        List<String> arguments = process.info().arguments().map(Arrays::asList).orElse(List.of());
        int option = arguments.indexOf("-D");
        return option >= 0 && arguments.subList(option + 1, arguments.size()).indexOf(data.toString()) == 0;
    }
}
