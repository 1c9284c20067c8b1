package dev.heddle.example.repository.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.transaction.TransactionId;
import dev.heddle.example.repository.Rows;
import dev.heddle.example.repository.Schema;
import dev.heddle.example.usecase.report.AccountSummaries;
import dev.heddle.repository.Database;
import dev.heddle.testing.PostgresExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiAccountSummariesTest extends AccountSummariesContract {

    @RegisterExtension
    static final PostgresExtension POSTGRES = PostgresExtension.migratedBy(Schema::migrate);

    private Database database;

    @BeforeEach
    void open() {
        database = new Database(POSTGRES.dataSource());
    }

    @Override
    AccountSummaries summaries() {
        return new JdbiAccountSummaries(database);
    }

    @Override
    void addAccount(AccountId id, long balance) {
        Rows.addAccount(database, id, balance);
    }

    @Override
    void addDeposit(AccountId to, long amount) {
        Rows.addTransaction(database, newId(), Optional.empty(), to, amount);
    }

    @Override
    void addTransfer(AccountId from, AccountId to, long amount) {
        Rows.addTransaction(database, newId(), Optional.of(from), to, amount);
    }

    @Test
    void find_account_isOneStatement() {
        addAccount(account(1), 5);
        List<String> statements = new ArrayList<>();
        Jdbi logged = Jdbi.create(POSTGRES.dataSource()).setSqlLogger(new SqlLogger() {

            @Override
            public void logBeforeExecution(StatementContext context) {
                statements.add(context.getRenderedSql());
            }
        });

        new JdbiAccountSummaries(new Database(logged)).find(account(1));

        assertThat(statements).hasSize(1);
    }

    private static TransactionId newId() {
        return new TransactionId(UUID.randomUUID());
    }
}
