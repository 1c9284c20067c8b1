package dev.heddle.benchmarks.overload;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.SECONDS;

import dev.heddle.benchmarks.internal.Figures;
import dev.heddle.benchmarks.internal.Machine;
import dev.heddle.delivery.http.HttpServer;
import dev.heddle.delivery.http.Response;
import dev.heddle.embedded.postgres.PostgresServer;
import dev.heddle.repository.Database;
import dev.heddle.repository.PoolSettings;
import dev.heddle.repository.PostgresPool;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Measures how long it takes from the moment that callers hang up until their backends are free, and until those who only
 * wait for a connection have left the line: ten statements run and forty requests wait, and all are cut at once.
 * {@code benchmarks/cut} starts it.
 */
public final class Cut implements AutoCloseable {

    private static final int WARM_UP = 10;
    private static final int ROUNDS = 30;
    private static final int CALLERS = 50;
    private static final String ACTIVE = """
        SELECT pid FROM pg_stat_activity WHERE application_name = 'heddle' AND state = 'active'
        """;
    private static final String ALL = "SELECT pid FROM pg_stat_activity WHERE application_name = 'heddle'";

    private final PostgresPool pool = new PostgresPool(PoolSettings.DEFAULTS);
    private final AtomicInteger begun = new AtomicInteger();
    private final Queue<Long> waitersEnded = new ConcurrentLinkedQueue<>();
    private volatile boolean isCut;
    private final HttpServer server;
    private final Handle observer;
    private final List<Double> running = new ArrayList<>();
    private final List<Double> waiting = new ArrayList<>();

    private Cut(PostgresServer postgres) {
        pool.open(postgres.jdbcUrl(), postgres.user(), "");
        Database database = new Database(pool);
        server = HttpServer.builder().port(0).requestTimeout(Duration.ofMinutes(10))
                .routes(router -> router.get("/hold", _ -> Response.ok(hold(database))))
                .build();
        server.start();
        observer = Jdbi.create(postgres.jdbcUrl(), postgres.user(), "").open();
    }

    /**
     * Measures, and prints the percentiles.
     *
     * @param args the folder of this module
     */
    public static void main(String[] args) throws IOException {
        Instant start = Instant.now().truncatedTo(SECONDS);
        PrintStream out = new PrintStream(System.out, true, UTF_8);
        try (PostgresServer postgres = PostgresServer.start(Path.of(args[0], "target", "overload-data"));
                Cut cut = new Cut(postgres)) {
            for (int round = 0; round < WARM_UP; round++) {
                cut.round();
            }
            cut.running.clear();
            cut.waiting.clear();
            Set<Integer> before = cut.backends(ALL);
            for (int round = 0; round < ROUNDS; round++) {
                cut.round();
            }
            out.println(start + " · " + Machine.description() + " · " + ROUNDS + " rounds\n");
            out.print("| from the hang-up until | p50, ms | p99, ms | aim |\n|---|--:|--:|--:|\n");
            out.print(row("the backend of a running statement is free", cut.running, 150));
            out.print(row("the handler that waits for a connection has ended", cut.waiting, 20));
            out.println("\nThe ten backends are " + (cut.backends(ALL).equals(before) ? "the same" : "not the same")
                    + " afterwards.");
        }
        System.exit(0);
    }

    private static String row(String what, List<Double> millis, int aim) {
        Figures figures = Figures.of(millis);
        double p99 = figures.quantile(0.99);
        return String.format(Locale.ROOT, "| %s | %.1f | %.1f | p99 below %d, %s |\n", what, figures.median(), p99, aim,
                p99 < aim ? "met" : "missed");
    }

    /** Who had no connection at the cut is a waiter, though one of those that are freed then may still have come to it. */
    private int hold(Database database) {
        boolean[] served = {false};
        begun.incrementAndGet();
        try {
            return database.withHandle(handle -> {
                served[0] = !isCut;
                return handle.createQuery("SELECT 1 FROM pg_sleep(600)").mapTo(int.class).one();
            });
        } finally {
            if (!served[0]) {
                waitersEnded.add(System.nanoTime());
            }
        }
    }

    private void round() throws IOException {
        begun.set(0);
        waitersEnded.clear();
        isCut = false;
        List<Socket> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(ask());
        }
        while (begun.get() < CALLERS || backends(ACTIVE).size() < Loaded.POOL_SIZE) {
            LockSupport.parkNanos(1_000_000);
        }
        Set<Integer> active = backends(ACTIVE);
        isCut = true;
        long cut = System.nanoTime();
        for (Socket caller : callers) {
            caller.close();
        }
        watch(active, cut);
        while (waitersEnded.size() < CALLERS - Loaded.POOL_SIZE) {
            LockSupport.parkNanos(1_000_000);
        }
        waitersEnded.forEach(ended -> waiting.add((ended - cut) / 1e6));
    }

    private void watch(Set<Integer> active, long cut) {
        Set<Integer> left = new HashSet<>(active);
        while (!left.isEmpty()) {
            Set<Integer> now = backends(ACTIVE);
            double millis = (System.nanoTime() - cut) / 1e6;
            left.stream().filter(pid -> !now.contains(pid)).forEach(_ -> running.add(millis));
            left.retainAll(now);
        }
    }

    private Socket ask() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.getOutputStream().write("GET /hold HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
        return socket;
    }

    private Set<Integer> backends(String query) {
        return observer.createQuery(query).mapTo(Integer.class).set();
    }

    @Override
    public void close() {
        observer.close();
        server.close();
        pool.close();
    }
}
