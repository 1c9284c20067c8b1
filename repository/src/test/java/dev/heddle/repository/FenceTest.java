package dev.heddle.repository;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.heddle.concurrency.CancellableContext;
import dev.heddle.concurrency.CancelledException;
import dev.heddle.concurrency.Context;
import dev.heddle.concurrency.TaskScope;
import dev.heddle.testing.PostgresExtension;
import dev.heddle.usecase.Transactions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A cancel never hits what it is not meant for: statements are cancelled at random moments around their end, and those that
 * are not cancelled, on the same two connections, must never notice. {@code -Dheddle.fence.rounds=20000} runs it for longer.
 */
class FenceTest {

    @RegisterExtension
    static final PostgresExtension POSTGRES = PostgresExtension.empty();

    private static final int SIZE = 2;
    private static final int CALLERS = 4;
    private static final int ROUNDS = Integer.getInteger("heddle.fence.rounds", 300);

    /** Some milliseconds, most often less than the cancel takes. */
    private static final String SHORT = "SELECT count(*) FROM generate_series(1, 20000)";
    private static final String INNOCENT = "SELECT count(*) FROM generate_series(1, 5000)";

    private final PostgresPool pool = new PostgresPool(
            PoolSettings.DEFAULTS.withSize(SIZE).withAdmissionMode(AdmissionMode.OBSERVE).withApplicationName("fence"));
    private final Database database = new Database(pool);
    private final Transactions transactions = new JdbiTransactions(database);
    private final AtomicInteger cancelled = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();
    private Set<Integer> backends;

    @BeforeEach
    void open() {
        pool.open(POSTGRES.jdbcUrl(), POSTGRES.user(), POSTGRES.password());
        Awaitility.await().until(() -> backends().size() == SIZE);
        backends = backends();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void cancel_atAnyMoment_hitsNoOtherStatementAndLosesNoConnection() {
        try (var scope = TaskScope.open()) {
            for (int i = 0; i < CALLERS; i++) {
                scope.fork(this::call);
            }
            scope.join();
        }

        assertThat(cancelled).hasPositiveValue();
        assertThat(finished).hasPositiveValue();
        assertThat(backends()).isEqualTo(backends);
        assertThat(((HikariDataSource) pool.dataSource()).getHikariPoolMXBean().getActiveConnections()).isZero();
        assertThat(pool.admission().waiting()).isZero();
    }

    private void call() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (int i = 0; i < ROUNDS; i++) {
            count(random.nextInt(6_000), random.nextBoolean()
                    ? () -> run(SHORT)
                    : () -> transactions.inTransaction(() -> run(SHORT)));
            run(INNOCENT);
            run(INNOCENT);
        }
    }

    private void count(int micros, Supplier<Integer> work) {
        try (CancellableContext context = Context.current().withTimeout(Duration.ofNanos(micros * 1_000L))) {
            context.<Integer, RuntimeException>call(work::get);
            finished.incrementAndGet();
        } catch (CancelledException _) {
            cancelled.incrementAndGet();
        }
    }

    private int run(String sql) {
        return database.withHandle(handle -> handle.createQuery(sql).mapTo(int.class).one());
    }

    private Set<Integer> backends() {
        return Jdbi.create(POSTGRES.dataSource()).withHandle(handle -> handle.createQuery("""
            SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'fence'
            """).mapTo(Integer.class).set());
    }
}
