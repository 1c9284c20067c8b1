package dev.heddle.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BinariesTest {

    @Test
    void open_halfUnpackedByAKilledProcess_isDeletedAndTheRestKept() throws IOException {
        PostgresServer.startTemporary().close();
        Path half;
        try (Binaries binaries = Binaries.open()) {
            half = Files.createDirectory(binaries.path().resolve("PG-half"));
            Files.createFile(half.resolve("initdb"));
        }

        try (Binaries binaries = Binaries.open()) {
            assertThat(half).doesNotExist();
            assertThat(binaries.path()).isDirectoryContaining(file -> file.getFileName().toString().startsWith("PG-"));
        }
    }
}
