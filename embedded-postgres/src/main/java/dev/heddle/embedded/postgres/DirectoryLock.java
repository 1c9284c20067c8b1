package dev.heddle.embedded.postgres;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a directory for one process at a time: a lock on a file that holds the owner's pid. The operating system drops it
 * when the process ends, however that happens.
 *
 * <p>POSIX drops a process's locks on a file as soon as the process closes <em>any</em> channel to it. So a second owner in
 * the same process is turned away by a list in memory, before it opens the file.
 */
final class DirectoryLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryLock.class);
    private static final Duration FIRST_LOOK = Duration.ofMillis(50);
    private static final Set<ServerDirectory> HELD = ConcurrentHashMap.newKeySet();

    private final ServerDirectory directory;
    private final FileChannel channel;

    private DirectoryLock(ServerDirectory directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /** Waits for the lock as long as the limit allows, and takes it. */
    static DirectoryLock acquire(ServerDirectory directory, Duration limit) throws IOException {
        if (!HELD.add(directory)) {
            throw new PostgresStartException("PostgreSQL in '" + directory.home()
                    + "' is already running in this process: use that server, or close it first");
        }
        try {
            FileChannel channel = FileChannel.open(directory.lockFile(), CREATE, READ, WRITE);
            try {
                lock(channel, directory, limit);
                return new DirectoryLock(directory, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            HELD.remove(directory);
            throw e;
        }
    }

    private static void lock(FileChannel channel, ServerDirectory directory, Duration limit) throws IOException {
        if (!Polling.await(FIRST_LOOK, () -> locked(channel))) {
            LOG.info("Waiting for {} to stop its PostgreSQL in '{}'", holder(channel), directory.home());
            if (!Polling.await(limit, () -> locked(channel))) {
                throw new PostgresStartException("PostgreSQL in '" + directory.home() + "' is in use by "
                        + holder(channel) + ", also after " + limit.toSeconds()
                        + " s of waiting: stop that process, or choose another directory");
            }
        }
        channel.truncate(0);
        channel.write(US_ASCII.encode(ProcessHandle.current().pid() + "\n"), 0);
    }

    private static boolean locked(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(32);
        channel.read(pid, 0);
        String text = US_ASCII.decode(pid.flip()).toString().strip();
        return text.isEmpty() ? "another process" : "process " + text;
    }

    /** Gives the directory free; does nothing the second time. */
    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            try {
                channel.close();
            } finally {
                HELD.remove(directory);
            }
        }
    }
}
