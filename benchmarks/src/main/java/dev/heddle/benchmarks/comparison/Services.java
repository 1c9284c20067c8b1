package dev.heddle.benchmarks.comparison;

import dev.heddle.benchmarks.internal.Children;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the two services in the same way: same JDK, same flags, same database, same size of pool. */
final class Services {

    private static final String EXAMPLE_MAIN = "dev.heddle.example.app.Main";
    private static final String BASELINE_MAIN = "dev.heddle.benchmarks.Baseline";

    private final Settings settings;
    private final Children children;
    private final Path target;

    Services(Settings settings, Children children, Path target) {
        this.settings = settings;
        this.children = children;
        this.target = target;
    }

    /** Starts the example, which makes the tables, and waits until it answers. */
    Service startHeddle() throws IOException, InterruptedException {
        return settings.againstItself()
                ? startBaseline("Heddle", settings.heddlePort())
                : start("Heddle", classPath("example.classpath"), EXAMPLE_MAIN, settings.heddlePort());
    }

    /** Starts the baseline, which expects the tables, and waits until it answers. */
    Service startBaseline() throws IOException, InterruptedException {
        return startBaseline("baseline", settings.baselinePort());
    }

    private Service startBaseline(String name, int port) throws IOException, InterruptedException {
        String classPath = target.resolve("classes") + File.pathSeparator + classPath("baseline.classpath");
        return start(name, classPath, BASELINE_MAIN, port);
    }

    private Service start(String name, String classPath, String main, int wantedPort)
            throws IOException, InterruptedException {
        int port = wantedPort == 0 ? freePort() : wantedPort;
        Path log = target.resolve(name + ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(settings.javaFlags());
        command.addAll(List.of("-cp", classPath, main));

        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(settings.database());
        builder.environment().put("HTTP_HOST", "127.0.0.1");
        builder.environment().put("HTTP_PORT", String.valueOf(port));
        URI address = URI.create("http://127.0.0.1:" + port);
        return new Service(name, children.start(builder), address, log).awaitReady();
    }

    private String classPath(String file) throws IOException {
        return Files.readString(target.resolve(file)).strip();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
