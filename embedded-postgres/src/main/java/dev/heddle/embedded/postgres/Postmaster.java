package dev.heddle.embedded.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The first process of a PostgreSQL server. It is nobody's child: {@code pg_ctl} started it in a session of its own. */
record Postmaster(long pid) {

    private static final Duration FAST = Duration.ofSeconds(30);
    private static final Duration IMMEDIATE = Duration.ofSeconds(5);

    /** Returns the file in which a running postmaster notes its pid (first line) and its port (fourth line). */
    static Path pidFile(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** Returns the running postmaster of these data that listens on the port. */
    static Optional<Postmaster> find(Path data, int port) throws IOException {
        try {
            List<String> lines = Files.readAllLines(pidFile(data));
            return lines.size() < 4 || !lines.get(3).strip().equals(Integer.toString(port))
                    ? Optional.empty()
                    : Optional.of(new Postmaster(Long.parseLong(lines.get(0).strip()))).filter(Postmaster::isRunning);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Stops it by the fast shutdown, which rolls open transactions back, and waits; after 30 s by the immediate one, from
     * which the next start recovers; in the end by force.
     */
    void stop() {
        signal("INT");
        if (hasEnded(FAST)) {
            return;
        }
        signal("QUIT");
        if (hasEnded(IMMEDIATE)) {
            return;
        }
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        hasEnded(IMMEDIATE);
    }

    boolean hasEnded(Duration limit) {
        return Polling.await(limit, () -> !isRunning());
    }

    /** Tells a running process from a zombie, which has no program any more, by its command. */
    boolean isRunning() {
        return ProcessHandle.of(pid).flatMap(process -> process.info().command()).isPresent();
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("sh", "-c", "kill -\"$1\" \"$2\"", "sh", name, Long.toString(pid)).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
