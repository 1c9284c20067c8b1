package dev.heddle.repository;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.heddle.concurrency.CancellableContext;
import dev.heddle.concurrency.CancelledException;
import dev.heddle.concurrency.Context;
import dev.heddle.testing.PostgresExtension;
import dev.heddle.usecase.Effects;
import dev.heddle.usecase.Transactions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
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
    private final Database database = new Database(pool);
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
    void withHandle_cancelledInAStatement_stopsIt() {
        FutureTask<Integer> task = start(() -> database.withHandle(CancelTest::sleepLong));
        awaitSleep();

        context.cancel("for the test");

        assertCancelled(task);
        assertThat(busy()).isZero();
    }

    @Test
    void withHandle_cancelledWaitingForALock_stopsIt() {
        addNote();
        FutureTask<Integer> task = observer.inTransaction(holder -> {
            holder.execute("LOCK TABLE notes");
            FutureTask<Integer> waiting = startTransaction(this::addNote);
            await().until(() -> waitingForLocks() == 1);

            context.cancel("for the test");

            assertCancelled(waiting);
            assertThat(waitingForLocks()).isZero();
            return waiting;
        });

        assertThat(task.isDone()).isTrue();
        assertThat(notes()).isOne();
    }

    @Test
    void withHandle_cancelledReadingALargeResult_stopsIt() {
        CountDownLatch reading = new CountDownLatch(1);
        FutureTask<Integer> task = start(() -> database.withHandle(handle -> {
            reading.countDown();
            return handle.createQuery("SELECT repeat('x', 100) FROM (SELECT generate_series(1, 100000000)) rows")
                    .mapTo(String.class).list().size();
        }));
        awaitLatch(reading);
        await().until(() -> busy() == 1);

        context.cancel("for the test");

        assertCancelled(task);
        assertThat(busy()).isZero();
    }

    /** A cancel that comes between two fetches finds nothing to cancel, and the next one does. */
    @Test
    void useTransaction_cancelledBetweenTwoFetches_stopsIt() {
        CountDownLatch reading = new CountDownLatch(1);
        FutureTask<Integer> task = startTransaction(() -> database.useHandle(handle -> handle
                .createQuery("SELECT generate_series(1, 100000000)")
                .setFetchSize(10)
                .mapTo(Integer.class)
                .forEach(_ -> takeTime(reading))));
        awaitLatch(reading);

        context.cancel("for the test");

        assertCancelled(task);
    }

    @Test
    void withHandle_cancelledBetweenRowsThatHaveCome_takesThemAway() {
        CountDownLatch reading = new CountDownLatch(1);
        FutureTask<Integer> task = start(() -> {
            database.useHandle(handle -> handle.createQuery("SELECT generate_series(1, 200000)")
                    .mapTo(Integer.class)
                    .forEach(_ -> takeTime(reading)));
            return 0;
        });
        awaitLatch(reading);

        context.cancel("for the test");

        assertCancelled(task);
    }

    private static void takeTime(CountDownLatch reading) {
        reading.countDown();
        LockSupport.parkNanos(100_000);
    }

    @Test
    void withHandle_cancelledBetweenTwoStatements_doesNotBeginTheNext() {
        AtomicInteger begun = new AtomicInteger();
        FutureTask<Integer> task = start(() -> database.withHandle(handle -> {
            while (true) {
                handle.execute("SELECT 1");
                if (begun.incrementAndGet() == 10) {
                    context.cancel("for the test");
                }
            }
        }));

        assertCancelled(task);
        assertThat(begun).hasValue(10);
    }

    @RepeatedTest(3)
    void useTransaction_cancelledInAStatement_isRolledBack() {
        FutureTask<Integer> task = startTransaction(() -> {
            addNote();
            database.withHandle(CancelTest::sleepLong);
        });
        awaitSleep();

        context.cancel("for the test");

        assertCancelled(task);
        assertThat(notes()).isZero();
    }

    /** A time limit for a part, whose end the rest survives; PostgreSQL lets nothing of it be committed. */
    @Test
    void useTransaction_partOfItTimesOutAndThatIsSwallowed_isRolledBackOnly() {
        FutureTask<Integer> task = startTransaction(() -> {
            addNote();
            try (CancellableContext part = Context.current().withTimeout(Duration.ofMillis(50))) {
                part.run(() -> database.withHandle(CancelTest::sleepLong));
            } catch (CancelledException _) {
                // What a careless use case does.
            }
        });

        assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> task.get(10, SECONDS))
                .withCauseInstanceOf(RollbackOnlyException.class)
                .havingCause().withCauseInstanceOf(CancelledException.class);
        assertThat(notes()).isZero();
    }

    /** What must be finished even so has a context of its own. */
    @Test
    void withHandle_withoutCancel_worksAfterACancel() throws Exception {
        FutureTask<Integer> task = start(() -> {
            context.cancel("for the test");
            return Context.current().withoutCancel()
                    .<Integer, RuntimeException>call(() -> database.withHandle(CancelTest::sleep));
        });

        assertThat(task.get(10, SECONDS)).isEqualTo(7);
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
            await().until(() -> pool.admission().waiting() == 1);
            context.cancel("for the test");
            assertCancelled(task);
            assertThat(pool.admission().waiting()).isZero();
        }));

        assertThat(notes()).isZero();
    }

    @Test
    void effects_ofWork_areNotedWhereTheyStay() {
        Context reading = new Effects().in(Context.background());
        Context rolledBack = new Effects().in(Context.background());
        Context committed = new Effects().in(Context.background());
        Context committingItself = new Effects().in(Context.background());

        reading.run(() -> {});
        assertThatIllegalStateException().isThrownBy(() -> rolledBack.run(() -> transactions.useTransaction(() -> {
            addNote();
            throw new IllegalStateException();
        })));
        committed.run(() -> transactions.useTransaction(this::addNote));
        committingItself.run(this::addNote);

        assertThat(Effects.anyIn(reading)).isFalse();
        assertThat(Effects.anyIn(rolledBack)).isFalse();
        assertThat(Effects.anyIn(committed)).isTrue();
        assertThat(Effects.anyIn(committingItself)).isTrue();
    }

    @Test
    void withHandle_onAForeignPoolWithALine_leavesTheLineWhenCancelled() {
        Database foreign = new Database(pool.dataSource(), PoolSettings.DEFAULTS.withSize(1));
        foreign.useHandle(_ -> {
            FutureTask<Integer> task = start(() -> foreign.withHandle(CancelTest::sleep));
            context.cancel("for the test");
            assertCancelled(task);
        });
    }

    @Test
    void ping_othersStandInLine_isServedBeforeThem() {
        FutureTask<Integer> waiting = task(() -> {
            addNote();
            return 0;
        });
        database.useHandle(_ -> {
            database.useHandle(_ -> {
                Thread.startVirtualThread(waiting);
                await().until(() -> pool.admission().waiting() == 1);
                Thread.startVirtualThread(database::ping);
                await().until(() -> hikari().getThreadsAwaitingConnection() == 1);
            });
            await().until(() -> pool.admission().waiting() == 0 && hikari().getThreadsAwaitingConnection() == 0);
        });
        await().until(waiting::isDone);
        assertThat(notes()).isOne();
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
                new Database(other).ping();
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

    private static int sleepLong(Handle handle) {
        return handle.createQuery("SELECT 7 FROM pg_sleep(60)").mapTo(int.class).one();
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
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

    private int busy() {
        return count("state = 'active'");
    }

    private int waitingForLocks() {
        return count("wait_event_type = 'Lock'");
    }

    private int count(String condition) {
        return observer.withHandle(handle -> handle.createQuery("""
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'cancel-test' AND\s""" + condition)
                .mapTo(int.class).one());
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
