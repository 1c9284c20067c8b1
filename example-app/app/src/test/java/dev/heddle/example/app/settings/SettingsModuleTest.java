package dev.heddle.example.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.spi.Message;
import dev.heddle.delivery.http.CancelMode;
import dev.heddle.delivery.http.Cors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsModuleTest {

    @TempDir
    Path folder;

    @Test
    void settings_nothingSet_haveTheirDefaults() {
        assertThat(settings(Map.of(), "")).isEqualTo(new Settings("127.0.0.1", 8080, Optional.empty(), 10, 200,
                Duration.ofSeconds(30), Duration.ofSeconds(5), 1_000, CancelMode.ENFORCE, Cors.closed(), Duration.ZERO,
                Duration.ofSeconds(20),
                LogFormat.TEXT));
    }

    @Test
    void settings_allSet_areTaken() {
        Map<String, String> environment = new HashMap<>(
                Map.of("HTTP_HOST", "0.0.0.0", "HTTP_PORT", "0", "DATABASE_URL", "jdbc:postgresql://db/pay",
                        "DATABASE_USER", "ada", "DATABASE_PASSWORD", "secret", "DATABASE_POOL_SIZE", "3",
                        "REQUEST_TIMEOUT", "100ms", "SHUTDOWN_GRACE", "1m", "LOG_FORMAT", "json"));
        environment.putAll(Map.of("DATABASE_MAX_WAITING", "40", "DATABASE_STATEMENT_TIMEOUT", "9s", "MAX_REQUESTS",
                "20", "CANCEL_MODE", "observe", "CORS_ORIGINS", "https://a.example.org, http://localhost:3000",
                "SHUTDOWN_DELAY", "5s"));

        assertThat(settings(environment, "")).isEqualTo(new Settings("0.0.0.0", 0,
                Optional.of(new DatabaseAddress("jdbc:postgresql://db/pay", "ada", "secret")), 3, 40,
                Duration.ofSeconds(9), Duration.ofMillis(100), 20, CancelMode.OBSERVE,
                Cors.origins("https://a.example.org", "http://localhost:3000"), Duration.ofSeconds(5),
                Duration.ofMinutes(1),
                LogFormat.JSON));
    }

    @Test
    void settings_inBoth_theEnvironmentWins() {
        Settings settings = settings(Map.of("HTTP_PORT", "1"), "HTTP_PORT=2\nDATABASE_POOL_SIZE=3\n");

        assertThat(settings.httpPort()).isEqualTo(1);
        assertThat(settings.databasePoolSize()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        HTTP_PORT          | 65536       | must be between 0 and 65535, actual: '65536'
        HTTP_PORT          | eighty      | must be between 0 and 65535, actual: 'eighty'
        HTTP_HOST          | ' '         | must be an address to listen on, such as 127.0.0.1
        DATABASE_POOL_SIZE | 0           | must be between 1 and 1000, actual: '0'
        REQUEST_TIMEOUT    | 5           | must be a time such as 500ms, 5s, 2m or 1h, actual: '5'
        REQUEST_TIMEOUT    | 99ms        | must be between 100ms and 1h, actual: '99ms'
        REQUEST_TIMEOUT    | 3601s       | must be between 100ms and 1h, actual: '3601s'
        MAX_REQUESTS       | 0           | must be between 1 and 1000000, actual: '0'
        CANCEL_MODE        | off         | must be observe or enforce, actual: 'off'
        CORS_ORIGINS       | a.org,      | must be * or different origins such as https://shop.example.org, separated by commas, actual: 'a.org,'
        SHUTDOWN_DELAY     | 61m         | must be between 0s and 1h, actual: '61m'
        SHUTDOWN_GRACE     | 2h          | must be between 0s and 1h, actual: '2h'
        LOG_FORMAT         | xml         | must be text or json, actual: 'xml'
        DATABASE_URL       | postgres:/x | must be a JDBC URL such as jdbc:postgresql://localhost:5432/payments, and does not start so
        """)
    void settings_unreadable_areNamed(String name, String value, String problem) {
        assertThat(problems(Map.of(name, value), "")).containsExactly(name + " " + problem);
    }

    @Test
    void settings_nearlyAName_pointToIt() {
        assertThat(problems(Map.of("HTTP_PROT", "1", "DATABASE_URI", "x", "HOME", "/", "PATH", "/bin"), ""))
                .containsExactly("DATABASE_URI in the environment is no setting; did you mean DATABASE_URL?",
                        "HTTP_PROT in the environment is no setting; did you mean HTTP_PORT?");
    }

    @Test
    void settings_userWithoutUrl_areRefused() {
        assertThat(problems(Map.of("DATABASE_USER", "ada"), ""))
                .containsExactly("DATABASE_USER is set, but DATABASE_URL, to which it belongs, is not");
    }

    @Test
    void settings_unknownInTheFile_pointToTheNearest() {
        assertThat(problems(Map.of(), "HTTP_PORTS=7\n"))
                .containsExactly("HTTP_PORTS in the settings file is no setting; the nearest one is HTTP_PORT");
    }

    @Test
    void settings_severalWrongAndABindingMissing_areToldTogether() {
        assertThatExceptionOfType(CreationException.class)
                .isThrownBy(() -> Guice.createInjector(module(Map.of("HTTP_PORT", "x", "LOG_FORMAT", "y"), ""),
                        new AbstractModule() {
                            @Override
                            protected void configure() {
                                bind(Runnable.class).to(Missing.class);
                            }
                        }))
                .satisfies(e -> assertThat(e.getErrorMessages()).hasSize(3));
    }

    @Test
    void databaseAddress_toString_hasNoPassword() {
        assertThat(new DatabaseAddress("jdbc:postgresql://ada:secret@db/pay?password=secret", "", "secret"))
                .hasToString("jdbc:postgresql://db/pay");
    }

    private Settings settings(Map<String, String> environment, String file) {
        return Guice.createInjector(module(environment, file)).getInstance(Settings.class);
    }

    private List<String> problems(Map<String, String> environment, String file) {
        try {
            settings(environment, file);
            return List.of();
        } catch (CreationException e) {
            return e.getErrorMessages().stream().map(Message::getMessage).toList();
        }
    }

    private SettingsModule module(Map<String, String> environment, String text) {
        try {
            return new SettingsModule(environment, Files.writeString(folder.resolve("settings.properties"), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    interface Missing extends Runnable {}
}
