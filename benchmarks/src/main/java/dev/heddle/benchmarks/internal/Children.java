package dev.heddle.benchmarks.internal;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The processes that this one has started. They end with it, whether it returns, fails, or is interrupted. Any thread may
 * use it.
 */
public final class Children {

    private static final int SECONDS_TO_END = 10;

    private final List<Process> started = new ArrayList<>();
    private boolean ending;

    private Children() {}

    /** Returns the children of this process, of which there are none yet. */
    public static Children endedAtExit() {
        Children children = new Children();
        Runtime.getRuntime().addShutdownHook(new Thread(children::end));
        return children;
    }

    /**
     * Starts a process.
     *
     * @throws IllegalStateException after {@link #end()}, or while this process ends
     * @throws UncheckedIOException if it can't be started
     */
    public synchronized Process start(ProcessBuilder command) {
        if (ending) {
            throw new IllegalStateException("Unable to start " + command.command().getFirst() + " while ending");
        }
        try {
            Process process = command.start();
            started.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("Unable to start " + command.command().getFirst(), e);
        }
    }

    /** Ends all of them, and waits until they have ended: ten seconds each, after which they are killed. */
    public synchronized void end() {
        ending = true;
        started.forEach(Process::destroy);
        started.forEach(Children::awaitEnd);
    }

    private static void awaitEnd(Process process) {
        try {
            if (!process.waitFor(SECONDS_TO_END, SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
