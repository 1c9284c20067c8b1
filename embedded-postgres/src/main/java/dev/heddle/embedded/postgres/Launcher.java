package dev.heddle.embedded.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Duration;

/** Starts PostgreSQL on a prepared directory. */
final class Launcher {

    /** The library waits so long also where PostgreSQL gave up at once; recovery after a crash must fit in. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private Launcher() {}

    static EmbeddedPostgres launch(ServerDirectory directory, Durability durability) throws IOException {
        ServerLog log = ServerLog.from(directory.log());
        try (Binaries binaries = Binaries.open()) {
            EmbeddedPostgres server = builder(directory, durability, binaries).start();
            if (Postmaster.find(directory.data(), server.getPort()).isEmpty()) {
                server.close();
                throw new IOException("another server answers on port " + server.getPort());
            }
            return server;
        } catch (PostgresStartException e) {
            throw e;
        } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
            // The library keeps a lock on this file where its start fails; on a new file the next start isn't hindered.
            Files.deleteIfExists(directory.data().resolve("epg-lock"));
            throw new PostgresStartException("Unable to start PostgreSQL in '" + directory.home() + "' ("
                    + reason(log, e) + "): see '" + directory.log() + "'", e);
        }
    }

    private static EmbeddedPostgres.Builder builder(ServerDirectory directory, Durability durability,
            Binaries binaries) {
        Redirect log = Redirect.appendTo(directory.log().toFile());
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(binaries.path().toFile())
                .setDataDirectory(directory.data())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(LIMIT)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                // The same order and the same messages on every machine.
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("log_checkpoints", "off")
                .setServerConfig("max_connections", "100")
                .setServerConfig("fsync", durability.setting())
                .setServerConfig("full_page_writes", durability.setting())
                .setServerConfig("synchronous_commit", durability.setting());
    }

    private static String reason(ServerLog log, Throwable error) throws IOException {
        String logged = log.reason();
        return logged.isEmpty() ? error.toString() : logged;
    }
}
