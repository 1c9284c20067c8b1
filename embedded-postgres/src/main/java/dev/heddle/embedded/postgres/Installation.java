package dev.heddle.embedded.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A running server with all that it holds: its directory's lock, its watchdog, its processes. They are taken in this order
 * and given back in the opposite one, so that at every moment somebody would stop the server if this process were killed.
 */
final class Installation implements AutoCloseable {

    private final ServerDirectory directory;
    private final Durability durability;
    private final DirectoryLock lock;
    private final Watchdog watchdog;
    private final EmbeddedPostgres postgres;
    private boolean closed;

    private Installation(ServerDirectory directory, Durability durability, DirectoryLock lock, Watchdog watchdog,
            EmbeddedPostgres postgres) {
        this.directory = directory;
        this.durability = durability;
        this.lock = lock;
        this.watchdog = watchdog;
        this.postgres = postgres;
    }

    static Installation start(Path path, Durability durability, Duration lockLimit) {
        try {
            ServerDirectory directory = ServerDirectory.open(path);
            DirectoryLock lock = DirectoryLock.acquire(directory, lockLimit);
            try {
                return start(directory, durability, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException | UncheckedIOException e) {
            throw new PostgresStartException(
                    "Unable to use '" + path + "' for PostgreSQL: check that this user may read and write it", e);
        }
    }

    private static Installation start(ServerDirectory directory, Durability durability, DirectoryLock lock)
            throws IOException {
        Remnants.end(directory.data());
        directory.prepare();
        Watchdog watchdog = Watchdog.start(directory, durability);
        try {
            EmbeddedPostgres postgres = Launcher.launch(directory, durability);
            directory.finish();
            return new Installation(directory, durability, lock, watchdog, postgres);
        } catch (IOException | RuntimeException e) {
            Remnants.end(directory.data());
            watchdog.close();
            throw e;
        }
    }

    int port() {
        return postgres.getPort();
    }

    @Override
    public synchronized void close() {
        boolean interrupted = Thread.interrupted();
        try {
            if (!closed) {
                closed = true;
                stop();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void stop() throws IOException {
        // The library gives up waiting after 5 s; a server that still runs then is a remnant.
        postgres.close();
        Remnants.end(directory.data());
        watchdog.close();
        lock.close();
        if (durability == Durability.TEMPORARY) {
            ServerDirectory.deleteTree(directory.home());
        }
    }
}
