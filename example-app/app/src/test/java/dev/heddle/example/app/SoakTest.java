package dev.heddle.example.app;

import static java.util.concurrent.TimeUnit.HOURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.heddle.concurrency.LiveTasks;
import dev.heddle.example.repository.Schema;
import dev.heddle.testing.PostgresExtension;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * The whole service under callers that hang up and set short deadlines, all the time: nothing is left behind, and no money
 * is lost. It runs for seconds with each build, and for as long as one likes by {@code -Dheddle.soak.seconds=600}.
 */
class SoakTest {

    @RegisterExtension
    static final PostgresExtension POSTGRES = PostgresExtension.migratedBy(Schema::migrate);

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(SoakTest.class);
    private static final int SECONDS = Integer.getInteger("heddle.soak.seconds", 5);
    private static final Duration FIRST_PART = Duration.ofSeconds(Math.max(1, SECONDS / 10));
    private static final Duration SECOND_PART = Duration.ofSeconds(Math.max(1, SECONDS - FIRST_PART.toSeconds()));
    private static final int POOL_SIZE = 10;
    private static final int CALLERS = 32;
    private static final int ACCOUNTS = 20;
    private static final long BALANCE = 1_000_000_000;
    private static final long HEAP_MARGIN = 16 << 20;

    private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
    private final Random random = new Random(20261124);

    @TempDir
    Path folder;

    private Vertx vertx;
    private Jdbi observer;
    private RunningService service;
    private SoakLedger ledger;
    private List<String> accounts;
    private Set<Integer> connections;
    private int idleTasks;

    @BeforeEach
    void start() throws Exception {
        vertx = Vertx.vertx();
        observer = Jdbi.create(POSTGRES.dataSource());
        ledger = new SoakLedger(folder.resolve("transfers"));
        service = RunningService.on(POSTGRES, Map.of("DATABASE_POOL_SIZE", Integer.toString(POOL_SIZE)));
        log(Level.ERROR);
        Thread.setDefaultUncaughtExceptionHandler((_, thrown) -> uncaught.add(thrown));
        idleTasks = LiveTasks.list().size();
        accounts = accounts();
        await().until(() -> connections("true").size() == POOL_SIZE);
        connections = connections("true");
    }

    /** Each request that is cut or refused would be told by a warning or two. */
    private static void log(@Nullable Level level) {
        ((Logger) LoggerFactory.getLogger("dev.heddle.delivery.http")).setLevel(level);
        ((Logger) LoggerFactory.getLogger("dev.heddle.delivery.http.access")).setLevel(level);
    }

    @AfterEach
    void stop() throws Exception {
        service.close();
        vertx.close().await();
        ledger.close();
        log(null);
        Thread.setDefaultUncaughtExceptionHandler(null);
    }

    @Test
    @Timeout(value = 12, unit = HOURS)
    void service_callersHangUpAndHurry_leavesNothingBehindAndLosesNoMoney() throws Exception {
        List<SoakWire> wires = wires();
        List<SoakCaller> callers = callers(wires);
        call(callers, FIRST_PART);
        Left first = left();
        call(callers, SECOND_PART);
        Left second = left();
        wires.forEach(SoakWire::close);
        LOG.info("Soak of {} s: answers {}, left after {} s {}, at the end {}", SECONDS, ledger.statuses(),
                FIRST_PART.toSeconds(), first, second);

        assertThat(uncaught).isEmpty();
        assertThat(ledger.statuses().keySet()).contains(SoakLedger.NO_ANSWER, 504)
                .isSubsetOf(SoakLedger.NO_ANSWER, 200, 201, 503, 504);
        assertThat(service.get("/metrics").body()).contains("heddle_requests_cancelled_total{cause=\"disconnect\"",
                "heddle_requests_cancelled_total{cause=\"deadline\"",
                "heddle_admission_waiting{pool=\"payments\"} 0.0");
        assertThat(second.threads()).isLessThanOrEqualTo(first.threads());
        assertThat(second.heap()).isLessThan(first.heap() + HEAP_MARGIN);
        assertMoneyIsThere();
    }

    private List<String> accounts() {
        String user = service.register("ada");
        List<String> opened = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            opened.add(service.openAccount(user));
            assertThat(service.deposit(opened.getLast(), BALANCE).status()).isEqualTo(201);
        }
        return opened;
    }

    /** One half speaks HTTP/1.1, the other HTTP/2. */
    private List<SoakWire> wires() {
        List<SoakWire> wires = new ArrayList<>();
        for (int i = 0; i < CALLERS; i += 2) {
            wires.add(new SoakHttp1(service.port(), new Random(random.nextLong())));
            wires.add(new SoakHttp2(vertx, service.port()));
        }
        return wires;
    }

    private List<SoakCaller> callers(List<SoakWire> wires) {
        List<SoakCaller> callers = new ArrayList<>();
        for (SoakWire wire : wires) {
            callers.add(new SoakCaller(wire.getClass().getSimpleName() + "-" + callers.size(), wire, accounts, ledger,
                    new Random(random.nextLong())));
        }
        return callers;
    }

    private static void call(List<SoakCaller> callers, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> calls = callers.stream().<Callable<Void>>map(caller -> () -> {
                caller.callWhile(() -> System.nanoTime() < end);
                return null;
            }).toList();
            for (Future<Void> call : threads.invokeAll(calls)) {
                call.get();
            }
        }
    }

    /** Awaits that the service is idle, with all of its connections, and looks at what there is. */
    private Left left() {
        await().untilAsserted(() -> {
            assertThat(LiveTasks.list()).hasSize(idleTasks);
            assertThat(connections("state = 'idle'")).hasSize(POOL_SIZE);
            assertThat(connections("true")).hasSize(POOL_SIZE);
        });
        System.gc();
        return new Left(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), threads(), replaced());
    }

    private int replaced() {
        Set<Integer> others = connections("true");
        others.removeAll(connections);
        return others.size();
    }

    private Set<Integer> connections(String condition) {
        return observer.withHandle(handle -> handle.createQuery("""
            SELECT pid FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'payments' AND\s""" + condition)
                .mapTo(Integer.class).set());
    }

    /** The JDK has as many carriers of virtual threads as it likes. */
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getThreadGroup() != null
                        && !thread.getThreadGroup().getName().equals("CarrierThreads"))
                .count();
    }

    private void assertMoneyIsThere() throws Exception {
        assertThat(number("SELECT sum(balance) FROM accounts")).isEqualTo(ACCOUNTS * BALANCE);
        assertThat(number("SELECT count(*) FROM transactions WHERE from_account IS NOT NULL"))
                .isEqualTo(ledger.transfers().size());
        assertThat(keptKeys().equals(ledger.transfers())).isTrue();
    }

    private long number(String query) {
        return observer.withHandle(handle -> handle.createQuery(query).mapTo(long.class).one());
    }

    private Map<String, String> keptKeys() {
        return observer.withHandle(handle -> handle.createQuery("SELECT key, transaction_id FROM idempotency_keys")
                .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** What there is when nobody calls; and how many connections are not those of the start. */
    private record Left(long heap, long threads, int replaced) {

        @Override
        public String toString() {
            return threads + " threads, " + heap / 1024 + " KiB of heap, " + replaced + " connections replaced";
        }
    }
}
