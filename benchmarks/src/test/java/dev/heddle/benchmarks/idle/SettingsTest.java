package dev.heddle.benchmarks.idle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.benchmarks.internal.Environment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SettingsTest {

    @Test
    void from_nothing_takesTheDefaults() {
        assertThat(from(Map.of(), 1_000_000)).isEqualTo(new Settings(3, 19_000, List.of("-Xmx1g")));
    }

    @Test
    void from_allVariables_takesThem() {
        assertThat(from(Map.of("ROUNDS", "1", "CONNECTIONS", "500", "JAVA_FLAGS", "-Xmx2g -XX:+UseZGC"), 20_000))
                .isEqualTo(new Settings(1, 500, List.of("-Xmx2g", "-XX:+UseZGC")));
    }

    @Test
    void from_lowFileLimit_takesWhatItAllows() {
        assertThat(from(Map.of(), 4_096).connections()).isEqualTo(3_096);
    }

    @Test
    void from_moreThanTheFileLimitAllows_isRefused() {
        assertThatThrownBy(() -> from(Map.of("CONNECTIONS", "3097"), 4_096))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("CONNECTIONS must be at most 3096 where a process may have 4096 files open (ulimit -n),"
                        + " actual: 3097");
    }

    @Test
    void from_noRounds_isRefused() {
        assertThatThrownBy(() -> from(Map.of("ROUNDS", "0"), 4_096)).hasMessageContaining("must be 1 or more");
    }

    private static Settings from(Map<String, String> variables, long fileLimit) {
        return Settings.from(new Environment(variables), fileLimit);
    }
}
