package dev.heddle.embedded.postgres;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/**
 * A small process that sees this one end, since it reads from a pipe that nobody else writes to, and then stops the
 * postmaster, also where this one was killed. It is deaf to the signals that a terminal sends to all at once.
 */
final class Watchdog implements AutoCloseable {

    /** Its arguments: lock file, pid of this process, the postmaster's pid file, and a directory to delete, or nothing. */
    private static final String SCRIPT = """
        trap "" INT TERM HUP
        read -r order
        if [ "$order" = leave ]; then exit; fi
        # A start that was cut short may still bring up a postmaster; a new owner of the lock sees to that himself.
        for attempt in 1 2 3 4 5 6 7 8 9 10; do
            if ! read -r owner < "$1" || [ "$owner" != "$2" ]; then exit; fi
            if read -r postmaster < "$3"; then
                kill -INT "$postmaster"
                break
            fi
            sleep 1
        done
        if [ -n "$4" ]; then
            while [ -e "$3" ]; do sleep 1; done
            rm -rf "$4"
        fi
        """;

    private final Process process;

    private Watchdog(Process process) {
        this.process = process;
    }

    static Watchdog start(ServerDirectory directory, Durability durability) throws IOException {
        List<String> command = List.of("sh", "-c", SCRIPT, "heddle-postgres-watchdog", directory.lockFile().toString(),
                Long.toString(ProcessHandle.current().pid()), Postmaster.pidFile(directory.data()).toString(),
                durability == Durability.TEMPORARY ? directory.home().toString() : "");
        return new Watchdog(new ProcessBuilder(command).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD)
                .start());
    }

    /** Sends it away. */
    @Override
    public void close() {
        try (OutputStream orders = process.getOutputStream()) {
            orders.write("leave\n".getBytes(US_ASCII));
        } catch (IOException _) {
            // It is gone already.
        }
    }
}
