package dev.heddle.embedded.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
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
    private final Closeable postgres;
    private final int port;
    private boolean closed;

    Installation(ServerDirectory directory, Durability durability, DirectoryLock lock, Watchdog watchdog,
            Closeable postgres, int port) {
        this.directory = directory;
        this.durability = durability;
        this.lock = lock;
        this.watchdog = watchdog;
        this.postgres = postgres;
        this.port = port;
    }

    static Installation start(Path path, Durability durability, Duration lockLimit) {
        try {
            ServerDirectory directory = ServerDirectory.open(path);
            DirectoryLock lock = DirectoryLock.acquire(directory, lockLimit);
            try {
                return start(directory, durability, lock);
            } catch (IOException | RuntimeException e) {
                try (lock) {
                    throw e;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new PostgresStartException(
                    "Unable to use '" + path + "' for PostgreSQL: check that this user may read and write it", e);
        }
    }

    private static Installation start(ServerDirectory directory, Durability durability, DirectoryLock lock)
            throws IOException {
        Remnants.endLeftBehind(directory.data());
        directory.prepare();
        Watchdog watchdog = Watchdog.start(directory, durability);
        try {
            EmbeddedPostgres postgres = Launcher.launch(directory, durability);
            directory.finish();
            return new Installation(directory, durability, lock, watchdog, postgres, postgres.getPort());
        } catch (IOException | RuntimeException e) {
            Closeable remnants = () -> Remnants.end(directory.data());
            try (watchdog; remnants) {
                throw e;
            }
        }
    }

    int port() {
        return port;
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

    /** Takes every step, from the last resource to the first, whatever the others do; the first failure is thrown. */
    private void stop() throws IOException {
        Closeable files = this::deleteTemporaryFiles;
        Closeable remnants = () -> Remnants.end(directory.data());
        try (files; lock; watchdog; remnants) {
            // The library gives up waiting after 5 s; a server that still runs then is a remnant.
            postgres.close();
        }
    }

    private void deleteTemporaryFiles() throws IOException {
        if (durability == Durability.TEMPORARY) {
            ServerDirectory.deleteTree(directory.home());
        }
    }
}
