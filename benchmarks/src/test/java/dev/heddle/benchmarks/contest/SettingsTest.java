package dev.heddle.benchmarks.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.benchmarks.internal.Environment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SettingsTest {

    @Test
    void from_nothing_takesTheDefaults() {
        assertThat(from(Map.of())).isEqualTo(new Settings(5, 2, 2, List.of("-Xmx1g")));
    }

    @Test
    void from_allVariables_takesThem() {
        assertThat(from(Map.of("ROUNDS", "1", "ROUND_SECONDS", "4", "WARM_UP_SECONDS", "6", "JAVA_FLAGS",
                "-Xmx2g -XX:+UseZGC")))
                .isEqualTo(new Settings(1, 4, 6, List.of("-Xmx2g", "-XX:+UseZGC")));
    }

    @Test
    void from_noWarmUp_isRefused() {
        assertThatThrownBy(() -> from(Map.of("WARM_UP_SECONDS", "0"))).hasMessageContaining("must be 1 or more");
    }

    private static Settings from(Map<String, String> variables) {
        return Settings.from(new Environment(variables));
    }
}
