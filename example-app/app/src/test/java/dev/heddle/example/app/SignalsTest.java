package dev.heddle.example.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.heddle.example.repository.Schema;
import dev.heddle.testing.PostgresExtension;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the process ends, and with what. */
@Timeout(120)
class SignalsTest {

    private static final int SIGINT = 2;

    @RegisterExtension
    static final PostgresExtension POSTGRES = PostgresExtension.migratedBy(Schema::migrate);

    @TempDir
    Path folder;

    private @Nullable Process process;

    @AfterEach
    void kill() {
        process().destroyForcibly();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void signal_once_stopsInOrderAndEndsWith0(String name) throws Exception {
        start(Map.of());
        awaitLine("The payments service is ready");

        signal(name);

        awaitLine("Stopped");
        assertThat(exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143"})
    void signal_twice_endsAtOnce(String name, int code) throws Exception {
        start(Map.of("SHUTDOWN_DELAY", "1h"));
        awaitLine("The payments service is ready");
        signal(name);
        awaitLine("Stopping");

        signal(name);

        assertThat(exitCode()).isEqualTo(code);
    }

    @Test
    void signal_oneAfterTheOther_stillStopsInOrder() throws Exception {
        start(Map.of("SHUTDOWN_DELAY", "1s"));
        awaitLine("The payments service is ready");
        signal("INT");
        awaitLine("Stopping");

        signal("TERM");

        awaitLine("Stopped");
        assertThat(exitCode()).isZero();
    }

    @Test
    void start_thatFails_endsWith1() throws Exception {
        start(Map.of("HTTP_PORT", "eighty"));

        assertThat(exitCode()).isEqualTo(1);
    }

    private Process process() {
        return requireNonNull(process);
    }

    private void start(Map<String, String> more) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath", classPath, "dev.heddle.example.app.Main");
        builder.directory(folder.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.putAll(Map.of("HTTP_PORT", "0", "DATABASE_URL", POSTGRES.jdbcUrl(), "DATABASE_USER",
                POSTGRES.user()));
        environment.putAll(more);
        process = builder.start();
    }

    private void signal(String name) throws Exception {
        assumeThat(name.equals("INT") && isInterruptIgnored()).as("who runs this in the background ignores SIGINT")
                .isFalse();
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process().pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** A shell starts what it puts into the background so, all below inherit it, and the JVM leaves it at that. */
    private static boolean isInterruptIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status) && Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(
                        line -> (Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16) >> (SIGINT - 1)
                                & 1) == 1);
    }

    private void awaitLine(String text) throws IOException {
        BufferedReader output = process().inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains(text)) {
                return;
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("The service ended without saying '" + text + "':\n" + said);
    }

    private int exitCode() throws InterruptedException {
        assertThat(process().waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process().exitValue();
    }
}
