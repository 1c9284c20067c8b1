package dev.heddle.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.testing.PostgresExtension;
import dev.heddle.usecase.UnavailableException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The server's own safety net. */
class ServerLimitsTest {

    @RegisterExtension
    static final PostgresExtension POSTGRES = PostgresExtension.empty();

    private final PostgresPool pool = new PostgresPool(PoolSettings.DEFAULTS.withSize(1)
            .withStatementTimeout(Duration.ofSeconds(7))
            .withIdleInTransactionTimeout(Duration.ofMillis(400))
            .withConnectionCheckInterval(Duration.ofMillis(1500))
            .withApplicationName("limits"));
    private final Database database = new Database(pool);

    @BeforeEach
    void open() {
        pool.open(POSTGRES.jdbcUrl(), POSTGRES.user(), POSTGRES.password());
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void session_opened_hasTheLimitsOfTheSettings() {
        assertThat(shown("statement_timeout")).isEqualTo("7s");
        assertThat(shown("idle_in_transaction_session_timeout")).isEqualTo("400ms");
        assertThat(shown("client_connection_check_interval")).isEqualTo("1500ms");
    }

    @Test
    void session_urlWithOptions_hasBothAndTheUrlsWin() {
        try (PostgresPool other = new PostgresPool(PoolSettings.DEFAULTS.withSize(1))) {
            other.open(POSTGRES.jdbcUrl() + "?options=-c%20search_path=pay%20-c%20statement_timeout=3s",
                    POSTGRES.user(),
                    POSTGRES.password());
            Database both = new Database(other);

            assertThat(shown(both, "search_path")).isEqualTo("pay");
            assertThat(shown(both, "statement_timeout")).isEqualTo("3s");
            assertThat(shown(both, "client_connection_check_interval")).isEqualTo("1s");
        }
    }

    @Test
    void statementTimeout_zero_leavesTheSocketTimeoutAlone() {
        assertThat(PoolSettings.DEFAULTS.withStatementTimeout(Duration.ZERO).socketTimeout())
                .isEqualTo(PoolSettings.DEFAULTS.socketTimeout());
    }

    private String shown(String name) {
        return shown(database, name);
    }

    private static String shown(Database database, String name) {
        return database.withHandle(handle -> handle.createQuery("SHOW " + name).mapTo(String.class).one());
    }

    @Test
    void useTransaction_doesNothingForTooLong_isEndedByTheServerAndUnavailable() {
        Jdbi observer = Jdbi.create(POSTGRES.dataSource());

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> new JdbiTransactions(database).useTransaction(() -> {
                    database.ping();
                    Awaitility.await()
                            .until(() -> observer.<Integer, RuntimeException>withHandle(handle -> handle.createQuery(
                                    "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'limits'")
                                    .mapTo(int.class).one()) == 0);
                    database.ping();
                }));
    }
}
