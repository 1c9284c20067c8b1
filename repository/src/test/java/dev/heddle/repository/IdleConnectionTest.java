package dev.heddle.repository;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.heddle.concurrency.CancelCause;
import dev.heddle.concurrency.CancellableContext;
import dev.heddle.concurrency.CancelledException;
import dev.heddle.concurrency.Context;
import dev.heddle.concurrency.TaskScope;
import dev.heddle.testing.PostgresExtension;
import dev.heddle.usecase.Transactions;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Connections that were idle for longer than HikariCP's window are asked for a sign of life by whoever takes them: I/O that no
 * interrupt may get into. The window is none here, so that each one is asked.
 */
class IdleConnectionTest {

    @RegisterExtension
    static final PostgresExtension POSTGRES = PostgresExtension.empty();

    private static final String WINDOW = "com.zaxxer.hikari.aliveBypassWindowMs";
    private static final int SIZE = 2;
    private static final int ROUNDS = 500;

    private final PostgresPool pool = new PostgresPool(
            PoolSettings.DEFAULTS.withSize(SIZE).withApplicationName("idle"));
    private final Database database = new Database(pool);
    private final Transactions transactions = new JdbiTransactions(database);
    private final AtomicInteger cancelled = new AtomicInteger();
    private Set<Integer> backends;

    @BeforeEach
    void open() {
        System.setProperty(WINDOW, "-1");
        pool.open(POSTGRES.jdbcUrl(), POSTGRES.user(), POSTGRES.password());
        Awaitility.await().until(() -> backends().size() == SIZE);
        backends = backends();
    }

    @AfterEach
    void close() {
        System.clearProperty(WINDOW);
        pool.close();
    }

    @Test
    void work_cancelledAtAnyMoment_losesNoConnection() {
        for (int i = 0; i < ROUNDS; i++) {
            try (CancellableContext context = Context.current().withCancel()) {
                cancelMeanwhile(context, ThreadLocalRandom.current().nextInt(2_000_000));
            }
        }

        assertThat(cancelled.get()).isPositive();
        assertThat(backends()).isEqualTo(backends);
        assertThat(((HikariDataSource) pool.dataSource()).getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    private void cancelMeanwhile(CancellableContext context, int nanos) {
        try (var scope = TaskScope.gatherAll()) {
            scope.fork(() -> tryWork(context));
            scope.fork(() -> {
                LockSupport.parkNanos(nanos);
                return context.cancel(new CancelCause.ClientDisconnected());
            });
            scope.join();
        }
    }

    private boolean tryWork(CancellableContext context) {
        try {
            context.run(() -> transactions.useTransaction(database::ping));
            return true;
        } catch (CancelledException _) {
            cancelled.incrementAndGet();
            return false;
        }
    }

    private Set<Integer> backends() {
        return Jdbi.create(POSTGRES.dataSource()).withHandle(handle -> handle.createQuery("""
            SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'idle'
            """).mapTo(Integer.class).set());
    }
}
