package dev.heddle.embedded.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Starts PostgreSQL on a prepared directory. */
final class Launcher {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Launcher() {}

    static EmbeddedPostgres launch(ServerDirectory directory, Durability durability) throws IOException {
        ServerLog log = ServerLog.from(directory.log());
        try {
            EmbeddedPostgres server = builder(directory, durability).start();
            if (Postmaster.find(directory.data(), server.getPort()).isEmpty()) {
                server.close();
                throw new IOException("another server answers on port " + server.getPort());
            }
            return server;
        } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
            // The library keeps a lock on this file where its start fails; on a new file the next start isn't hindered.
            Files.deleteIfExists(directory.data().resolve("epg-lock"));
            throw new PostgresStartException("Unable to start PostgreSQL in '" + directory.home() + "' ("
                    + log.reason() + "): see '" + directory.log() + "'", e);
        }
    }

    private static EmbeddedPostgres.Builder builder(ServerDirectory directory, Durability durability)
            throws IOException {
        Redirect log = Redirect.appendTo(directory.log().toFile());
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(binaries().toFile())
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

    /** Returns the folder for the unpacked binaries, which no other user can write to. */
    private static Path binaries() throws IOException {
        Path home = Path.of(System.getProperty("user.home"));
        return Files.createDirectories(home.resolve(".cache", "heddle", "embedded-postgres"));
    }
}
