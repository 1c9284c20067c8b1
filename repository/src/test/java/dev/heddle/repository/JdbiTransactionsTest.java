package dev.heddle.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.heddle.domain.RuleBroken;
import dev.heddle.testing.PostgresExtension;
import dev.heddle.usecase.Transactions;
import dev.heddle.usecase.UnavailableException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiTransactionsTest {

    @RegisterExtension
    static final PostgresExtension POSTGRES = PostgresExtension.migratedBy(source -> Jdbi.create(source)
            .useHandle(handle -> handle
                    .execute("""
                        CREATE TABLE notes (id int PRIMARY KEY);
                        CREATE TABLE links (note int REFERENCES notes DEFERRABLE INITIALLY DEFERRED);
                        """)));

    private final PostgresPool pool = new PostgresPool(PoolSettings.DEFAULTS.withSize(2));
    private final Database database = new Database(pool);
    private final Transactions transactions = new JdbiTransactions(database);

    @BeforeEach
    void openPool() {
        pool.open(POSTGRES.jdbcUrl(), POSTGRES.user(), POSTGRES.password());
    }

    @AfterEach
    void closePool_nothingIsInUseAnyMore() {
        assertThat(((HikariDataSource) pool.dataSource()).getHikariPoolMXBean().getActiveConnections()).isZero();
        pool.close();
    }

    @Test
    void inTransaction_twoRepositories_shareTheTransactionAndCommit() {
        List<Long> ids = transactions.inTransaction(() -> {
            add(1);
            add(2);
            return List.of(transactionId(), transactionId());
        });

        assertThat(ids.getFirst()).isEqualTo(ids.getLast());
        assertThat(notes()).containsExactly(1, 2);
    }

    @Test
    void useTransaction_workRefuses_rollsBackAndThrowsTheSame() {
        RuleBroken refusal = new RuleBroken("too-many", "Too many");

        assertThatThrownBy(() -> transactions.useTransaction(() -> {
            add(1);
            throw refusal;
        })).isSameAs(refusal).hasNoSuppressedExceptions();
        assertThat(notes()).isEmpty();
    }

    @Test
    void useTransaction_error_rollsBackAsWell() {
        Error error = new AssertionError("for the test");

        assertThatThrownBy(() -> transactions.useTransaction(() -> {
            add(1);
            throw error;
        })).isSameAs(error);
        assertThat(notes()).isEmpty();
    }

    @Test
    void useTransaction_innerFailureSwallowed_rollsAllBackAndSaysSo() {
        RuleBroken refusal = new RuleBroken("too-many", "Too many");

        assertThatExceptionOfType(RollbackOnlyException.class).isThrownBy(() -> transactions.useTransaction(() -> {
            add(1);
            try {
                transactions.useTransaction(() -> {
                    throw refusal;
                });
            } catch (RuleBroken _) {
                add(2);
            }
        })).withCause(refusal);
        assertThat(notes()).isEmpty();
    }

    @Test
    void useTransaction_innerSucceeds_isCommittedWithTheOuterOne() {
        assertThatThrownBy(() -> transactions.useTransaction(() -> {
            transactions.useTransaction(() -> add(1));
            throw new RuleBroken("too-many", "Too many");
        })).isInstanceOf(RuleBroken.class);
        assertThat(notes()).isEmpty();
    }

    @Test
    void useTransaction_deferredConstraintBroken_isAFailureToTheCaller() {
        assertThatExceptionOfType(TransactionException.class).isThrownBy(() -> transactions.useTransaction(() -> {
            add(1);
            database.useHandle(handle -> handle.execute("INSERT INTO links VALUES (7)"));
        })).withStackTraceContaining("links_note_fkey");
        assertThat(notes()).isEmpty();
    }

    @Test
    void useTransaction_failedStatementSwallowed_isAFailureToTheCaller() {
        assertThatExceptionOfType(RollbackOnlyException.class).isThrownBy(() -> transactions.useTransaction(() -> {
            add(1);
            try {
                add(1);
            } catch (JdbiException _) {
                // What a careless repository does.
            }
        })).withStackTraceContaining("notes_pkey");
        assertThat(notes()).isEmpty();
    }

    @Test
    void useTransaction_backendTerminated_isUnavailable() {
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> transactions.useTransaction(() -> {
            add(1);
            terminate(database.withHandle(JdbiTransactionsTest::backend));
            add(2);
        })).withMessageStartingWith("The database is unavailable: ");
        assertThat(notes()).isEmpty();
    }

    @Test
    void useTransaction_backendTerminatedAndErrorSwallowed_isUnavailableStill() {
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> transactions.useTransaction(() -> {
            terminate(database.withHandle(JdbiTransactionsTest::backend));
            try {
                add(1);
            } catch (UnavailableException _) {
                // What a careless repository does.
            }
        }));
        assertThat(notes()).isEmpty();
    }

    @Test
    void useTransaction_otherThread_doesNotSeeIt() {
        transactions.useTransaction(() -> {
            add(1);
            assertThat(CompletableFuture.supplyAsync(this::notes).join()).isEmpty();
        });
    }

    @Test
    void transaction_usedByAnotherThread_saysWhereItBelongs() {
        try (Lease lease = Lease.take(null, Jdbi.create(pool.dataSource()))) {
            Transaction transaction = new Transaction(lease);

            assertThatThrownBy(() -> CompletableFuture.supplyAsync(() -> transaction.withHandle(_ -> 1)).join())
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("use repositories on the thread of the transaction");
        }
    }

    private void add(int id) {
        database.useHandle(handle -> handle.execute("INSERT INTO notes VALUES (?)", id));
    }

    private List<Integer> notes() {
        return database.withHandle(
                handle -> handle.createQuery("SELECT id FROM notes ORDER BY id").mapTo(Integer.class).list());
    }

    private long transactionId() {
        return database.withHandle(
                handle -> handle.createQuery("SELECT txid_current()").mapTo(Long.class).one());
    }

    private static int backend(Handle handle) {
        return handle.createQuery("SELECT pg_backend_pid()").mapTo(Integer.class).one();
    }

    private static void terminate(int backend) {
        Jdbi.create(POSTGRES.dataSource()).useHandle(handle -> handle
                .createQuery("SELECT pg_terminate_backend(:pid, 5000)").bind("pid", backend).mapTo(Boolean.class)
                .one());
    }
}
