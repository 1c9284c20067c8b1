package dev.heddle.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    @TempDir
    Path home;

    @Test
    void start_newDirectory_isDurableAndOfTheMajorVersionThatIsChecked() throws SQLException {
        try (PostgresServer server = PostgresServer.start(home.resolve("new/one"))) {
            assertThat(KilledServiceTest.query(server, "SHOW server_version")).startsWith(
                    ServerDirectory.MAJOR_VERSION + ".");
            assertThat(KilledServiceTest.query(server, "SHOW fsync")).isEqualTo("on");
            assertThat(KilledServiceTest.query(server, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(KilledServiceTest.query(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void start_twiceInOneProcess_isRefusedAndTheFirstKeepsItsLock() throws SQLException {
        try (PostgresServer server = PostgresServer.start(home)) {
            assertThatExceptionOfType(PostgresStartException.class).isThrownBy(() -> PostgresServer.start(home))
                    .withMessageContaining("is already running in this process");
            assertThat(KilledServiceTest.query(server, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void start_foreignFiles_isRefusedAndLeavesThem() throws IOException {
        Path file = Files.writeString(home.resolve("thesis.txt"), "years of work");

        assertThatExceptionOfType(PostgresStartException.class).isThrownBy(() -> PostgresServer.start(home))
                .withMessageContaining("holds files that are not of an embedded PostgreSQL");
        assertThat(home).isDirectoryContaining(file::equals);
    }

    @Test
    void start_firstInitdbWasCutShort_beginsAnew() throws Exception {
        Files.createFile(home.resolve("heddle-postgres.lock"));
        Files.createFile(home.resolve("data.unfinished"));
        Files.writeString(Files.createDirectory(home.resolve("data")).resolve("PG_VERSION"), "18\n");

        try (PostgresServer server = PostgresServer.start(home)) {
            assertThat(KilledServiceTest.query(server, "SELECT 1")).isEqualTo("1");
        }
        assertThat(home.resolve("data.unfinished")).doesNotExist();
    }

    @Test
    void start_otherMajorVersion_saysWhichAndDeletesNothing() throws IOException {
        Files.createFile(home.resolve("heddle-postgres.lock"));
        Path version = Files.writeString(Files.createDirectory(home.resolve("data")).resolve("PG_VERSION"), "15\n");

        assertThatExceptionOfType(PostgresStartException.class).isThrownBy(() -> PostgresServer.start(home))
                .withMessageContaining("was made by PostgreSQL 15, and this is 18");
        assertThat(version).exists();
    }

    @Test
    void start_pidOfAStranger_isNoHindrance() throws Exception {
        PostgresServer.start(home).close();
        Files.writeString(home.resolve("data/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + home.resolve("data") + "\n0\n5432\n\n127.0.0.1\n");

        try (PostgresServer server = PostgresServer.start(home)) {
            assertThat(KilledServiceTest.query(server, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void start_settingsBroken_quotesPostgresAndCanBeRepeated() throws Exception {
        PostgresServer.start(home).close();
        Path settings = home.resolve("data/pg_hba.conf");
        String before = Files.readString(settings);
        Files.writeString(settings, "nonsense");

        assertThatExceptionOfType(PostgresStartException.class).isThrownBy(() -> PostgresServer.start(home))
                .withMessageContainingAll("Unable to start PostgreSQL in", "pg_hba.conf", "postgres.log");

        Files.writeString(settings, before);
        PostgresServer.start(home).close();
    }

    @Test
    void close_temporaryTwice_leavesNoDirectory() throws SQLException {
        PostgresServer server = PostgresServer.startTemporary();
        Path data = Path.of(KilledServiceTest.query(server, "SHOW data_directory"));
        assertThat(data).exists();

        server.close();
        server.close();

        assertThat(data.getParent()).doesNotExist();
    }
}
