package dev.heddle.benchmarks.idle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.heddle.benchmarks.internal.Children;
import dev.heddle.benchmarks.internal.Machine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An {@link IdleServer} in a process of its own. */
final class Child implements AutoCloseable {

    /** Nothing is logged where SLF4J finds no provider, and it need not say so. */
    private static final String QUIET = "-Dslf4j.internal.verbosity=ERROR";

    private final Kind kind;
    private final Process process;
    private final BufferedReader answers;
    private final int port;

    private Child(Kind kind, Process process) throws IOException {
        this.kind = kind;
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        this.port = (int) number();
    }

    /**
     * Starts one, and waits until it listens.
     *
     * @throws IllegalStateException if it does not
     */
    static Child start(Kind kind, List<String> javaFlags, Children children) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaFlags);
        command.addAll(
                List.of(QUIET, "-cp", System.getProperty("java.class.path"), IdleServer.class.getName(), kind.name()));
        return new Child(kind, children.start(new ProcessBuilder(command).redirectError(Redirect.INHERIT)));
    }

    int port() {
        return port;
    }

    /** Lets it collect its garbage, and returns what is left. */
    Memory memory() throws IOException {
        OutputStream lines = process.getOutputStream();
        lines.write('\n');
        lines.flush();
        long heap = number();
        return new Memory(heap, Machine.memoryBytes(process));
    }

    private long number() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IllegalStateException("The server of " + kind + " has ended: see its words on standard error");
        }
        return Long.parseLong(line);
    }

    /** Ends it, and with it its connections. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
