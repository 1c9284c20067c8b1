package dev.heddle.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

    @TempDir
    Path home;

    @Test
    void close_postgresFails_givesAllTheRestBackAndThrowsIt() throws IOException {
        ServerDirectory directory = ServerDirectory.open(home);
        DirectoryLock lock = DirectoryLock.acquire(directory, Duration.ZERO);
        List<ProcessHandle> before = children();
        Watchdog watchdog = Watchdog.start(directory, Durability.TEMPORARY);
        List<ProcessHandle> watchdogs = children().stream().filter(child -> !before.contains(child)).toList();
        assertThat(watchdogs).isNotEmpty();
        IOException failure = new IOException("no answer");
        Installation installation = new Installation(directory, Durability.TEMPORARY, lock, watchdog, () -> {
            throw failure;
        }, 5432);

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(installation::close).withCause(failure);

        assertThat(Polling.await(Duration.ofSeconds(20), () -> watchdogs.stream().noneMatch(ProcessHandle::isAlive)))
                .isTrue();
        assertThat(home).doesNotExist();
        ServerDirectory again = ServerDirectory.open(home);
        assertThat(again).isEqualTo(directory);
        DirectoryLock.acquire(again, Duration.ZERO).close();
    }

    private static List<ProcessHandle> children() {
        try (Stream<ProcessHandle> children = ProcessHandle.current().children()) {
            return children.toList();
        }
    }
}
