package dev.heddle.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.benchmarks.internal.Environment;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SettingsTest {

    private final Map<String, String> environment = new HashMap<>(Map.of("DATABASE_URL",
            "jdbc:postgresql://127.0.0.1/bench", "DATABASE_USER", "bench", "DATABASE_PASSWORD", ""));

    @Test
    void from_databaseOnly_takesTheDefaults() {
        Settings settings = from(environment);

        assertThat(settings.rounds()).isEqualTo(3);
        assertThat(settings.round()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.database("DATABASE_POOL_SIZE")).isEqualTo("10");
        assertThat(settings.againstItself()).isFalse();
    }

    @Test
    void from_flagsWithSpaces_areSeveralFlags() {
        environment.put("JAVA_FLAGS", "-Xmx1g -XX:+UseZGC");

        assertThat(from(environment).javaFlags()).containsExactly("-Xmx1g", "-XX:+UseZGC");
    }

    @Test
    void from_noDatabase_saysWhatIsMissing() {
        environment.remove("DATABASE_USER");

        assertThatThrownBy(() -> from(environment)).hasMessage("DATABASE_USER is not set");
    }

    @Test
    void from_wordForANumber_saysWhichSettingItIs() {
        environment.put("ROUNDS", "many");

        assertThatThrownBy(() -> from(environment))
                .hasMessage("ROUNDS must be a whole number, actual: many");
    }

    @Test
    void from_noRounds_isRefused() {
        environment.put("ROUNDS", "0");

        assertThatThrownBy(() -> from(environment)).hasMessageContaining("must be 1 or more");
    }

    private static Settings from(Map<String, String> environment) {
        return Settings.from(new Environment(environment));
    }
}
