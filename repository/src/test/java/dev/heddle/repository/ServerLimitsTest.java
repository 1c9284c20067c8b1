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

    private String shown(String name) {
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
