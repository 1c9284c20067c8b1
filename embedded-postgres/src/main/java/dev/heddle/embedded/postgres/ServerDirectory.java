package dev.heddle.embedded.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of one server. The lock file is the first thing in it and tells that it is ours. The marker is there from
 * before {@code initdb} until the first start is complete, and nothing but a marked data directory ever is deleted: one
 * that was once in use never is.
 *
 * @param home its real path
 */
record ServerDirectory(Path home) {

    /** The major version of the binaries that the pom names. */
    static final String MAJOR_VERSION = "18";

    /** Makes the folder where it is missing; refuses one with files that are not ours. */
    static ServerDirectory open(Path directory) throws IOException {
        try {
            Files.createDirectories(directory);
        } catch (FileAlreadyExistsException e) {
            throw new PostgresStartException(
                    "'" + directory + "' is a file: name a directory for PostgreSQL's data", e);
        }
        ServerDirectory opened = new ServerDirectory(directory.toRealPath());
        if (Files.notExists(opened.lockFile()) && !isEmpty(opened.home)) {
            throw new PostgresStartException("'" + opened.home
                    + "' holds files that are not of an embedded PostgreSQL: choose an empty or a new directory");
        }
        return opened;
    }

    Path lockFile() {
        return home.resolve("heddle-postgres.lock");
    }

    Path data() {
        return home.resolve("data");
    }

    Path log() {
        return home.resolve("postgres.log");
    }

    private Path marker() {
        return home.resolve("data.unfinished");
    }

    /** Makes the data directory ready for a start; to be called while nobody else uses it. */
    void prepare() throws IOException {
        if (Files.exists(marker())) {
            deleteTree(data());
        } else if (Files.exists(data())) {
            checkVersion();
        } else {
            Files.createFile(marker());
            sync(home);
        }
        // Nobody works on these data now, so its pid is that of a dead server, or of a stranger who has it since.
        Files.deleteIfExists(Postmaster.pidFile(data()));
    }

    /** Notes that the first start is complete; from now on the data are kept. */
    void finish() throws IOException {
        if (Files.deleteIfExists(marker())) {
            sync(home);
        }
    }

    private void checkVersion() throws IOException {
        Path file = data().resolve("PG_VERSION");
        if (Files.notExists(file)) {
            throw new PostgresStartException("'" + data()
                    + "' is no data directory of PostgreSQL, or a damaged one: restore it, or move it away");
        }
        String version = Files.readString(file).strip();
        if (!version.equals(MAJOR_VERSION)) {
            throw new PostgresStartException("'" + data() + "' was made by PostgreSQL " + version + ", and this is "
                    + MAJOR_VERSION + ": dump and restore it with pg_dump, or move it away to begin anew");
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    /** Brings new and deleted names of a directory to the disk. */
    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static void deleteTree(Path root) throws IOException {
        if (Files.notExists(root)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(root)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
