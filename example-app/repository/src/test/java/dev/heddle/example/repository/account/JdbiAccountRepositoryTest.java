package dev.heddle.example.repository.account;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.example.domain.transaction.TransactionId;
import dev.heddle.example.repository.LockWaits;
import dev.heddle.example.repository.Rows;
import dev.heddle.example.repository.Schema;
import dev.heddle.example.usecase.account.AccountRepository;
import dev.heddle.repository.Database;
import dev.heddle.repository.JdbiTransactions;
import dev.heddle.testing.PostgresExtension;
import dev.heddle.usecase.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

class JdbiAccountRepositoryTest extends AccountRepositoryContract {

    @RegisterExtension
    static final PostgresExtension POSTGRES = PostgresExtension.migratedBy(Schema::migrate);

    private Database database;

    @BeforeEach
    @Override
    void prepare() {
        database = new Database(withoutIndexScans());
        super.prepare();
    }

    @Override
    AccountRepository accounts() {
        return new JdbiAccountRepository(database);
    }

    @Override
    Transactions transactions() {
        return new JdbiTransactions(database);
    }

    @Override
    void addOwner() {
        Rows.addUser(database, OWNER);
    }

    @Override
    void awaitLockWait() {
        LockWaits.awaitOne(POSTGRES.dataSource());
    }

    @Test
    void lock_byAnotherTransaction_doesNotKeepNewTransactionsFromReferringToTheAccount() {
        accounts().add(account(1, 100));
        TransactionId entry = new TransactionId(new UUID(0, 1));

        transactions().useTransaction(() -> {
            accounts().lock(Set.of(id(1)));

            assertThat(CompletableFuture.runAsync(() -> Rows.addTransaction(database, entry, id(1)),
                    Thread::startVirtualThread)).succeedsWithin(10, SECONDS);
        });
    }

    @Test
    void update_severalAccounts_isOneStatement() {
        accounts().add(account(1, 100));
        accounts().add(account(2, 100));
        List<String> statements = new ArrayList<>();
        Jdbi logged = Jdbi.create(POSTGRES.dataSource()).setSqlLogger(new SqlLogger() {

            @Override
            public void logBeforeExecution(StatementContext context) {
                statements.add(context.getRenderedSql());
            }
        });

        new JdbiAccountRepository(new Database(logged)).update(List.of(account(1, 70), account(2, 130)));

        assertThat(statements).singleElement().asString().startsWith("UPDATE accounts");
        assertThat(accounts().find(id(2))).contains(account(2, 130));
    }

    /** Reads rows as they lie in the table: an index would hide that a query says nothing about their order. */
    private static DataSource withoutIndexScans() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(POSTGRES.jdbcUrl());
        source.setUser(POSTGRES.user());
        source.setPassword(POSTGRES.password());
        source.setOptions("-c enable_indexscan=off -c enable_bitmapscan=off");
        return source;
    }
}
