package dev.heddle.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.heddle.testing.PostgresExtension;
import dev.heddle.usecase.Transactions;
import dev.heddle.usecase.UnavailableException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresPoolTest {

    @RegisterExtension
    static final PostgresExtension POSTGRES = PostgresExtension.empty();

    private final PostgresPool pool = new PostgresPool(PoolSettings.DEFAULTS.withSize(1));

    @AfterEach
    void closeTwice() {
        pool.close();
        pool.close();
    }

    @Test
    void dataSource_beforeOpen_saysWhatToDo() {
        assertThatIllegalStateException().isThrownBy(new Database(pool)::ping)
                .withMessage("The pool is not open yet: call PostgresPool.open before using it");
    }

    @Test
    void open_twice_isRefused() {
        pool.open(POSTGRES.jdbcUrl(), POSTGRES.user(), POSTGRES.password());

        assertThatIllegalStateException()
                .isThrownBy(() -> pool.open(POSTGRES.jdbcUrl(), POSTGRES.user(), POSTGRES.password()))
                .withMessage("The pool is open already");
    }

    @Test
    void open_nobodyListens_namesTheUrlWithoutItsSecrets() {
        assertThatExceptionOfType(PoolOpenException.class)
                .isThrownBy(() -> pool.open("jdbc:postgresql://127.0.0.1:1/shop?password=secret", "shop", "hidden"))
                .withMessage("Unable to open a connection to 'jdbc:postgresql://127.0.0.1:1/shop': Connection refused."
                        + " Is PostgreSQL running there? Check the host and the port.");
    }

    @Test
    void statement_tooLong_isEndedByTheServerAndTheConnectionLives() {
        try (PostgresPool impatient = new PostgresPool(PoolSettings.DEFAULTS.withSize(1)
                .withStatementTimeout(Duration.ofMillis(500)))) {
            impatient.open(POSTGRES.jdbcUrl(), POSTGRES.user(), POSTGRES.password());
            Database database = new Database(impatient);
            int backend = backend(database);

            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> database.useHandle(handle -> handle.execute("SELECT pg_sleep(60)")))
                    .withMessageContaining("statement timeout");

            assertThat(backend(database)).isEqualTo(backend);
        }
    }

    private static int backend(Database database) {
        return database.withHandle(handle -> handle.createQuery("SELECT pg_backend_pid()").mapTo(int.class).one());
    }

    @Test
    void open_noSuchDatabase_saysSo() {
        assertThatExceptionOfType(PoolOpenException.class)
                .isThrownBy(() -> pool.open(POSTGRES.jdbcUrl() + "x", POSTGRES.user(), POSTGRES.password()))
                .withMessageEndingWith("does not exist. Create that database, or check its name.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres://shop:secret@localhost/shop", "jdbc:mysql://localhost/shop?password=secret",
        "jdbc:postgresql://localhost:port/shop?password=secret"})
    void open_notAUrlOfPostgres_showsTheFormWithoutTheSecrets(String url) {
        assertThatExceptionOfType(PoolOpenException.class).isThrownBy(() -> pool.open(url, "", ""))
                .withMessageEndingWith("it must look like 'jdbc:postgresql://host:port/database'")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }

    @Test
    void meters_notARegistry_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> pool.meters("registry"));
    }

    @Test
    void repositoryModule_injector_bindsAllOnOnePool() {
        Injector injector = Guice.createInjector(new RepositoryModule(),
                binder -> binder.bind(PoolSettings.class).toInstance(PoolSettings.DEFAULTS));
        try (PostgresPool injected = injector.getInstance(PostgresPool.class)) {
            injected.open(POSTGRES.jdbcUrl(), POSTGRES.user(), POSTGRES.password());

            injector.getInstance(Transactions.class).useTransaction(injector.getInstance(Database.class)::ping);
        }
    }
}
