package dev.heddle.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatingSystemTest {

    @ParameterizedTest
    @ValueSource(strings = {"Linux", "Mac OS X"})
    void check_linuxOrMacOs_passes(String name) {
        assertThatNoException().isThrownBy(new OperatingSystem(name)::check);
    }

    @Test
    void check_windows_saysWhatToDo() {
        assertThatExceptionOfType(PostgresStartException.class).isThrownBy(new OperatingSystem("Windows 11")::check)
                .withMessage("The embedded PostgreSQL runs on Linux and macOS, not on Windows 11: "
                        + "use a PostgreSQL server of your own");
    }
}
