package dev.heddle.embedded.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services of a JVM of their own, and what becomes of their server when they are killed. */
class KilledServiceTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path home;

    private final List<Process> services = new ArrayList<>();

    @AfterEach
    void stopServices() throws InterruptedException {
        for (Process service : services) {
            service.destroyForcibly().waitFor();
        }
        assertThat(Polling.await(LIMIT, () -> Files.notExists(pidFile()))).isTrue();
    }

    @Test
    void start_serviceKilledBefore_dataAreStillThere() throws Exception {
        Process service = startService();
        Postmaster postmaster = postmaster();

        service.destroyForcibly().waitFor();

        assertThat(postmaster.hasEnded(LIMIT)).isTrue();
        try (PostgresServer server = PostgresServer.start(home)) {
            assertThat(query(server, "SELECT count(*) FROM visits")).isEqualTo("1");
        }
    }

    @Test
    void start_serviceAndWatchdogKilled_stopsTheServerLeftBehind() throws Exception {
        Process service = startService();
        Postmaster postmaster = postmaster();
        List<ProcessHandle> watchdogs = service.children().toList();
        assertThat(watchdogs).isNotEmpty();
        watchdogs.forEach(ProcessHandle::destroyForcibly);
        service.destroyForcibly().waitFor();
        assertThat(postmaster.isRunning()).isTrue();

        try (PostgresServer server = PostgresServer.start(home)) {
            assertThat(postmaster.isRunning()).isFalse();
            assertThat(query(server, "SELECT count(*) FROM visits")).isEqualTo("1");
        }
    }

    @Test
    void start_otherServiceStillRuns_saysWhoItIs() throws Exception {
        Process service = startService();

        assertThatExceptionOfType(PostgresStartException.class)
                .isThrownBy(() -> PostgresServer.start(home, Duration.ofMillis(200)))
                .withMessageContainingAll(home.toRealPath().toString(), "process " + service.pid(),
                        "stop that process, or choose another directory");
    }

    @Test
    void start_otherServiceStops_waitsForIt() throws Exception {
        Process service = startService();
        service.outputWriter().close();

        try (PostgresServer server = PostgresServer.start(home)) {
            assertThat(query(server, "SELECT count(*) FROM visits")).isEqualTo("1");
        }
    }

    @Test
    void postmaster_signalsOfTheTerminal_reachNeitherItNorTheWatchdog() throws Exception {
        Process service = startService();
        Postmaster postmaster = postmaster();
        ProcessHandle watchdog = service.children().findFirst().orElseThrow();

        assertThat(sessionOf(postmaster.pid())).isEqualTo(postmaster.pid()).isNotEqualTo(sessionOf(service.pid()));
        for (String signal : List.of("INT", "TERM", "HUP")) {
            run("kill", "-" + signal, Long.toString(watchdog.pid()));
        }
        assertThat(run("kill", "-0", Long.toString(watchdog.pid()))).isEmpty();

        service.destroyForcibly().waitFor();
        assertThat(postmaster.hasEnded(LIMIT)).isTrue();
    }

    private Process startService() throws IOException {
        Process service = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), ServiceProcess.class.getName(), home.toString())
                .redirectError(Redirect.DISCARD).start();
        services.add(service);
        assertThat(new BufferedReader(new InputStreamReader(service.getInputStream(), UTF_8)).readLine())
                .startsWith("ready ");
        return service;
    }

    private Path pidFile() {
        return Postmaster.pidFile(home.resolve("data"));
    }

    private Postmaster postmaster() throws IOException {
        return new Postmaster(Long.parseLong(Files.readAllLines(pidFile()).getFirst()));
    }

    private static long sessionOf(long pid) throws Exception {
        return Long.parseLong(run("ps", "-o", "sess=", "-p", Long.toString(pid)));
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    static String query(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
