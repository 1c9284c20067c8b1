package dev.heddle.repository;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.heddle.concurrency.CancellableContext;
import dev.heddle.concurrency.CancelledException;
import dev.heddle.concurrency.Context;
import dev.heddle.testing.PostgresExtension;
import dev.heddle.usecase.Transactions;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

/** Work is cancelled or interrupted at any moment, and no connection is lost by it: the backends stay the same. */
class CancelTest {

    @RegisterExtension
    static final PostgresExtension POSTGRES = PostgresExtension.migratedBy(
            source -> Jdbi.create(source).useHandle(handle -> handle.execute("CREATE TABLE notes (id int)")));

    private static final int SIZE = 2;

    private final PostgresPool pool = new PostgresPool(
            PoolSettings.DEFAULTS.withSize(SIZE).withApplicationName("cancel-test"));
    private final Database database = new Database(pool.dataSource());
    private final Transactions transactions = new JdbiTransactions(database);
    private final CancellableContext context = Context.current().withCancel();
    private Jdbi observer;
    private Set<Integer> backends;

    @BeforeEach
    void openPool() {
        observer = Jdbi.create(POSTGRES.dataSource());
        pool.open(POSTGRES.jdbcUrl(), POSTGRES.user(), POSTGRES.password());
        await().until(() -> backends().size() == SIZE);
        backends = backends();
    }

    @AfterEach
    void closePool_theBackendsAreTheSame() {
        assertThat(backends()).isEqualTo(backends);
        assertThat(hikari().getActiveConnections()).isZero();
        assertThat(hikari().getTotalConnections()).isEqualTo(SIZE);
        pool.close();
        context.close();
    }

    @RepeatedTest(3)
    void withHandle_cancelledInAStatement_hasItsResultAndTheNextIsRefused() throws Exception {
        FutureTask<Integer> task = start(() -> {
            int answer = database.withHandle(CancelTest::sleep);
            assertThatExceptionOfType(CancelledException.class).isThrownBy(database::ping);
            return answer;
        });
        awaitSleep();

        context.cancel("for the test");

        assertThat(task.get(10, SECONDS)).isEqualTo(7);
    }

    @RepeatedTest(3)
    void useTransaction_cancelledInAStatement_isRolledBackAtTheNext() {
        FutureTask<Integer> task = startTransaction(() -> {
            addNote();
            database.withHandle(CancelTest::sleep);
            database.ping();
        });
        awaitSleep();

        context.cancel("for the test");

        assertCancelled(task);
        assertThat(notes()).isZero();
    }

    @Test
    void useTransaction_cancelledInItsLastStatement_isRolledBack() {
        FutureTask<Integer> task = startTransaction(() -> {
            addNote();
            database.withHandle(CancelTest::sleep);
        });
        awaitSleep();

        context.cancel("for the test");

        assertCancelled(task);
        assertThat(notes()).isZero();
    }

    @Test
    void useTransaction_cancelSwallowed_isRolledBackStill() {
        FutureTask<Integer> task = startTransaction(() -> {
            addNote();
            context.cancel("for the test");
            try {
                database.ping();
            } catch (CancelledException _) {
                // What a careless use case does.
            }
        });

        assertCancelled(task);
        assertThat(notes()).isZero();
    }

    @Test
    void useTransaction_cancelledDuringCommit_isCommitted() throws Exception {
        sleepAtCommit();
        FutureTask<Integer> task = startTransaction(this::addNote);
        awaitSleep();

        context.cancel("for the test");

        task.get(10, SECONDS);
        assertThat(notes()).isOne();
    }

    @Test
    void withHandle_cancelledBefore_takesNoConnection() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setPortNumbers(new int[]{1});
        Database unreachable = new Database(nowhere);

        FutureTask<Integer> task = start(() -> {
            context.cancel("for the test");
            unreachable.ping();
            return 0;
        });

        assertCancelled(task);
    }

    @Test
    void useTransaction_cancelledBefore_doesNotBegin() {
        FutureTask<Integer> task = start(() -> {
            context.cancel("for the test");
            transactions.useTransaction(() -> assertThat("begun").isNull());
            return 0;
        });

        assertCancelled(task);
    }

    @Test
    void withHandle_cancelledWhileItWaitsForAConnection_doesNothingWithIt() {
        FutureTask<Integer> task = task(() -> {
            addNote();
            return 0;
        });
        database.useHandle(_ -> database.useHandle(_ -> {
            Thread.startVirtualThread(task);
            await().until(() -> hikari().getThreadsAwaitingConnection() == 1);
            context.cancel("for the test");
        }));

        assertCancelled(task);
        assertThat(notes()).isZero();
    }

    @Test
    void withHandle_interruptedByOthersBefore_worksAndLeavesTheInterrupt() throws Exception {
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            Thread.currentThread().interrupt();
            transactions.useTransaction(this::addNote);
            database.ping();
            return Thread.currentThread().isInterrupted();
        });
        Thread.startVirtualThread(task);

        assertThat(task.get(10, SECONDS)).isTrue();
        assertThat(notes()).isOne();
    }

    @Test
    void pool_openedAndClosedByAnInterruptedThread_worksAndLeavesTheInterrupt() throws Exception {
        String url = POSTGRES.jdbcUrl();
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            Thread.currentThread().interrupt();
            try (PostgresPool other = new PostgresPool(PoolSettings.DEFAULTS.withSize(1))) {
                other.open(url, POSTGRES.user(), POSTGRES.password());
                new Database(other.dataSource()).ping();
            }
            return Thread.currentThread().isInterrupted();
        });
        Thread.startVirtualThread(task);

        assertThat(task.get(10, SECONDS)).isTrue();
    }

    private <T> FutureTask<T> start(Callable<T> work) {
        FutureTask<T> task = task(work);
        Thread.startVirtualThread(task);
        return task;
    }

    private <T> FutureTask<T> task(Callable<T> work) {
        return new FutureTask<>(() -> context.<T, Exception>call(work::call));
    }

    private FutureTask<Integer> startTransaction(Runnable work) {
        return start(() -> {
            transactions.useTransaction(work);
            return 0;
        });
    }

    private static void assertCancelled(FutureTask<?> task) {
        assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> task.get(10, SECONDS))
                .withCauseInstanceOf(CancelledException.class);
    }

    private static int sleep(Handle handle) {
        return handle.createQuery("SELECT 7 FROM pg_sleep(0.3)").mapTo(int.class).one();
    }

    private void addNote() {
        database.useHandle(handle -> handle.execute("INSERT INTO notes VALUES (1)"));
    }

    private void sleepAtCommit() {
        observer.useHandle(handle -> handle.execute("""
            CREATE FUNCTION sleep_a_while() RETURNS trigger LANGUAGE plpgsql AS
                'BEGIN PERFORM pg_sleep(0.3); RETURN NULL; END';
            CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON notes DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION sleep_a_while();
            """));
    }

    private void awaitSleep() {
        await().until(() -> observer.withHandle(handle -> handle
                .createQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'")
                .mapTo(int.class).one()) > 0);
    }

    private int notes() {
        return observer.withHandle(handle -> handle.createQuery("SELECT count(*) FROM notes").mapTo(int.class).one());
    }

    private Set<Integer> backends() {
        return observer.withHandle(handle -> handle.createQuery("""
            SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'cancel-test'
            """).mapTo(Integer.class).set());
    }

    private HikariPoolMXBean hikari() {
        return ((HikariDataSource) pool.dataSource()).getHikariPoolMXBean();
    }
}
