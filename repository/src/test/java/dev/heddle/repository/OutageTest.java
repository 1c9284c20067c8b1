package dev.heddle.repository;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.heddle.concurrency.CancellableContext;
import dev.heddle.concurrency.CancelledException;
import dev.heddle.concurrency.Context;
import dev.heddle.testing.PostgresExtension;
import dev.heddle.usecase.OutcomeUnknownException;
import dev.heddle.usecase.Transactions;
import dev.heddle.usecase.UnavailableException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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

    private final PostgresPool pool = new PostgresPool(PoolSettings.DEFAULTS.withSize(2)
            .withValidationTimeout(Duration.ofMillis(250)).withConnectionTimeout(Duration.ofSeconds(1))
            .withStatementTimeout(Duration.ofMillis(800)).withSocketTimeout(Duration.ofSeconds(1))
            .withApplicationName("outage"));
    private final Database database = new Database(pool);
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
                .isThrownBy(() -> database.useHandle(_ -> database.useHandle(_ -> addNote())))
                .withMessage("No connection was free within 1000 ms: all 2 were in use, and 1 waited");
    }

    /** The cancel may arrive at any time from then on, so the connection that it is for must not serve another. */
    @Test
    void withHandle_cancelIsNotAnswered_closesTheConnectionAndHarmsNoOther() throws Exception {
        try (CancellableContext context = Context.current().withCancel()) {
            FutureTask<Integer> task = new FutureTask<>(() -> context.call(() -> database.withHandle(
                    handle -> handle.createQuery("SELECT pg_backend_pid() FROM pg_sleep(60)").mapTo(int.class).one())));
            Thread.startVirtualThread(task);
            Jdbi observer = Jdbi.create(POSTGRES.dataSource());
            Awaitility.await().until(() -> sleeping(observer).size() == 1);
            List<Integer> cancelled = sleeping(observer);
            proxy.hold(true);

            context.cancel("for the test");

            assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> task.get(20, SECONDS))
                    .withCauseInstanceOf(CancelledException.class);
            proxy.hold(false);
            Awaitility.await().until(() -> sleeping(observer).isEmpty());
            for (int i = 0; i < 20; i++) {
                assertThat(cancelled).doesNotContain(database.<Integer>withHandle(
                        handle -> handle.createQuery("SELECT pg_backend_pid()").mapTo(int.class).one()));
            }
        }
    }

    private static List<Integer> sleeping(Jdbi observer) {
        return observer.withHandle(handle -> handle.createQuery("""
            SELECT pid FROM pg_stat_activity WHERE application_name = 'outage' AND wait_event = 'PgSleep'
            """).mapTo(Integer.class).list());
    }

    /** The service is gone, or the line to it, and nobody is there to cancel: the server looks for itself. */
    @Test
    void withHandle_lineIsCutInAStatement_serverEndsItByItself() {
        Jdbi observer = Jdbi.create(POSTGRES.dataSource());
        FutureTask<Integer> task = new FutureTask<>(() -> database.withHandle(
                handle -> handle.createQuery("SELECT 1 FROM pg_sleep(0.7)").mapTo(int.class).one()));
        Thread.startVirtualThread(task);
        Awaitility.await().until(() -> sleeping(observer).size() == 1);

        proxy.away(true);

        assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> task.get(20, SECONDS))
                .withCauseInstanceOf(UnavailableException.class);
        Awaitility.await().until(() -> sleeping(observer).isEmpty());
    }

    private void addNote() {
        database.useHandle(handle -> handle.execute("INSERT INTO notes VALUES (1)"));
    }
}
