package dev.heddle.acceptance.readme;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The example service in a process of its own, as {@code exec:exec} starts it, with an embedded PostgreSQL in the folder. */
final class ExampleProcess implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("http://([0-9.]+:\\d+)/ping");

    private final Process process;
    private final String address;

    private ExampleProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    static ExampleProcess start(Path folder) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath", classPath, "dev.heddle.example.app.Main");
        builder.directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("DATABASE_") || name.equals("LOG_FORMAT"));
        builder.environment().put("HTTP_PORT", "0");
        Process process = builder.start();
        return new ExampleProcess(process, readAddress(process));
    }

    private static String readAddress(Process process) throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            Matcher matcher = ADDRESS.matcher(line);
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        throw new AssertionError("The service ended without saying where it is:\n" + said);
    }

    /** Returns host and port. */
    String address() {
        return address;
    }

    /** Tells it to stop, and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("The service did not stop");
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
