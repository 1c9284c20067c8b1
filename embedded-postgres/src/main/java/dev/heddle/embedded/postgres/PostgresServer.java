package dev.heddle.embedded.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A real PostgreSQL server that is run by this process and ends with it. It listens on 127.0.0.1 and a free port, and trusts
 * every user of this machine: it is for development and tests, not for production.
 * It runs on Linux and macOS; elsewhere each start fails.
 *
 * <p>Thread-safe. Who starts it closes it. Should this process be killed before that, a watchdog stops the server.
 */
public final class PostgresServer implements AutoCloseable {

    private static final Duration LOCK_LIMIT = Duration.ofSeconds(30);

    private final Installation installation;

    private PostgresServer(Installation installation) {
        this.installation = installation;
    }

    /**
     * Starts a server whose data stay in the directory, which is made where it is missing. Where another process still runs
     * one there, waits up to 30 s for it to stop. No shutdown hook is set: the owner decides when to close the server.
     *
     * @throws PostgresStartException if it can't be started; {@code postgres.log} in the directory has PostgreSQL's own words
     */
    public static PostgresServer start(Path directory) {
        return start(directory, LOCK_LIMIT);
    }

    static PostgresServer start(Path directory, Duration lockLimit) {
        OperatingSystem.current().check();
        return new PostgresServer(Installation.start(directory, Durability.DURABLE, lockLimit));
    }

    /**
     * Starts a server for tests in a directory of its own, fast rather than safe from a crash of the machine. Server and
     * directory are gone when it is closed, or else when this process ends.
     *
     * @throws PostgresStartException if it can't be started
     */
    public static PostgresServer startTemporary() {
        OperatingSystem.current().check();
        Path directory = temporaryDirectory();
        PostgresServer server = new PostgresServer(
                Installation.start(directory, Durability.TEMPORARY, LOCK_LIMIT));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "heddle-postgres-closer"));
        return server;
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("heddle-postgres-");
        } catch (IOException e) {
            throw new PostgresStartException("Unable to make a temporary directory for PostgreSQL: check that '"
                    + System.getProperty("java.io.tmpdir") + "' can be written to", e);
        }
    }

    /** Returns the URL of the database {@code postgres}, without user and password. */
    public String jdbcUrl() {
        return jdbcUrl("postgres");
    }

    /** Returns the URL of a database, whether it exists or not, without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + installation.port() + "/" + database;
    }

    /** Returns the name of the superuser. */
    public String user() {
        return "postgres";
    }

    /** Returns a password for the superuser; the server takes any. */
    public String password() {
        return "postgres";
    }

    /**
     * Stops the server by its fast shutdown, which rolls back what is open, and returns when it has stopped. Does nothing the
     * second time; does not heed interrupts.
     */
    @Override
    public void close() {
        installation.close();
    }
}
