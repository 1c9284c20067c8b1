package dev.heddle.example.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.example.domain.account.AccountId;
import dev.heddle.repository.Database;
import dev.heddle.testing.PostgresExtension;
import java.util.UUID;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTest {

    @RegisterExtension
    static final PostgresExtension POSTGRES = PostgresExtension.migratedBy(Schema::migrate);

    private static final AccountId ACCOUNT = new AccountId(new UUID(0, 1));

    private Database database;

    @BeforeEach
    void addAccount() {
        database = new Database(POSTGRES.dataSource());
        Rows.addAccount(database, ACCOUNT);
    }

    @Test
    void migrate_newestVersionAlready_keepsWhatIsThere() {
        Schema.migrate(POSTGRES.jdbcUrl(), POSTGRES.user(), POSTGRES.password());

        assertThat(balance()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        balance_is_not_negative | UPDATE accounts SET balance = -1
        currency_is_a_code      | UPDATE accounts SET currency = 'euro'
        amount_is_positive      | INSERT INTO transactions SELECT id, NULL, id, 0, 'EUR', now() FROM accounts
        accounts_differ         | INSERT INTO transactions SELECT id, id, id, 1, 'EUR', now() FROM accounts
        """)
    void constraint_broken_isRefusedByTheDatabase(String constraint, String sql) {
        assertThatExceptionOfType(UnableToExecuteStatementException.class)
                .isThrownBy(() -> database.useHandle(handle -> handle.execute(sql)))
                .withMessageContaining('"' + constraint + '"');
        assertThat(balance()).isZero();
    }

    private long balance() {
        return database.withHandle(handle -> handle.createQuery("SELECT balance FROM accounts WHERE id = :id")
                .bind("id", ACCOUNT.value())
                .mapTo(Long.class)
                .one());
    }
}
