package dev.heddle.benchmarks.contest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.heddle.benchmarks.internal.Children;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a program that prints one figure as its last line: what something takes on its heap, in bytes.
 *
 * @param program the class with the main method
 * @param arguments what it is started with
 * @param children who ends it when this process ends
 */
record HeapProbe(Class<?> program, List<String> arguments, Children children) implements Probe {

    private static final String HEAP = "-Xmx6g";

    HeapProbe {
        arguments = List.copyOf(arguments);
    }

    @Override
    public List<Double> measure() throws IOException, InterruptedException {
        Process process = children.start(new ProcessBuilder(command()).redirectError(Redirect.INHERIT));
        String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    program.getSimpleName() + " " + arguments + " failed with exit code " + process.exitValue());
        }
        return List.of(Double.valueOf(output.substring(output.lastIndexOf('\n') + 1)));
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(HEAP, "-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(arguments);
        return command;
    }
}
