package dev.heddle.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateFolderTest {

    @TempDir
    Path place;

    @Test
    void open_missing_isMadeForThisUserAloneAndFoundAgain() throws IOException {
        Path folder = PrivateFolder.open(place.resolve("cache"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
        assertThat(PrivateFolder.open(folder)).isEqualTo(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwx-w----", "rwx----w-"})
    void open_othersCanWrite_isRefused(String permissions) throws IOException {
        Path folder = Files.createDirectory(place.resolve("cache"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));

        assertThatExceptionOfType(PostgresStartException.class).isThrownBy(() -> PrivateFolder.open(folder))
                .withMessageContainingAll(folder.toString(), "only this user can write to");
    }

    @Test
    void open_link_isRefused() throws IOException {
        Path target = PrivateFolder.open(place.resolve("target"));
        Path link = Files.createSymbolicLink(place.resolve("cache"), target);

        assertThatExceptionOfType(PostgresStartException.class).isThrownBy(() -> PrivateFolder.open(link));
    }

    @Test
    void check_otherOwner_isRefused() throws IOException {
        Path folder = PrivateFolder.open(place.resolve("cache"));
        UserPrincipal stranger = place.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");

        assertThatExceptionOfType(PostgresStartException.class)
                .isThrownBy(() -> PrivateFolder.check(folder, stranger));
    }
}
