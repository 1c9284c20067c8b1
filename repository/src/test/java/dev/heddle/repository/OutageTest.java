package dev.heddle.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.heddle.testing.PostgresExtension;
import dev.heddle.usecase.OutcomeUnknownException;
import dev.heddle.usecase.Transactions;
import dev.heddle.usecase.UnavailableException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The server goes away, falls silent, or has no room. */
class OutageTest {

    @RegisterExtension
    static final PostgresExtension POSTGRES = PostgresExtension.migratedBy(
            source -> Jdbi.create(source).useHandle(handle -> handle.execute("CREATE TABLE notes (id int)")));

    private final PostgresPool pool = new PostgresPool(new PoolSettings(2, Duration.ofSeconds(1), Duration.ofSeconds(1),
            Duration.ofMillis(250), "outage"));
    private final Database database = new Database(pool.dataSource());
    private final Transactions transactions = new JdbiTransactions(database);
    private TcpProxy proxy;

    @BeforeEach
    void open() throws IOException {
        URI server = URI.create(POSTGRES.jdbcUrl().substring("jdbc:".length()));
        proxy = new TcpProxy(server.getPort());
        pool.open("jdbc:postgresql://127.0.0.1:" + proxy.port() + server.getPath(), POSTGRES.user(),
                POSTGRES.password());
    }

    @AfterEach
    void close() throws IOException {
        assertThat(((HikariDataSource) pool.dataSource()).getHikariPoolMXBean().getActiveConnections()).isZero();
        pool.close();
        proxy.close();
    }

    @Test
    void useTransaction_lineCutAtCommit_outcomeIsUnknown() {
        proxy.cutAfter("COMMIT");

        assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(() -> transactions.useTransaction(this::addNote));
    }

    @Test
    void ping_serverAwayAndBack_failsAndRecovers() {
        proxy.away(true);
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(database::ping);

        proxy.away(false);
        Awaitility.await().ignoreExceptions().untilAsserted(database::ping);
    }

    @Test
    void ping_serverSilentAndBack_failsAndRecovers() {
        proxy.silent(true);
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(database::ping);

        proxy.silent(false);
        Awaitility.await().ignoreExceptions().untilAsserted(database::ping);
    }

    @Test
    void useTransaction_serverSilentInAStatement_isUnavailable() {
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> transactions.useTransaction(() -> {
            addNote();
            proxy.silent(true);
            addNote();
        }));
    }

    @Test
    void withHandle_poolExhausted_saysHowManyAreInUse() {
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> database.useHandle(_ -> database.useHandle(_ -> database.ping())))
                .withMessageContaining("total=2, active=2, idle=0, waiting=0");
    }

    private void addNote() {
        database.useHandle(handle -> handle.execute("INSERT INTO notes VALUES (1)"));
    }
}
