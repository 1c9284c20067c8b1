package dev.heddle.benchmarks.overload;

import dev.heddle.delivery.http.CancelMode;
import dev.heddle.delivery.http.HttpServer;
import dev.heddle.delivery.http.HttpServerSettings;
import dev.heddle.delivery.http.Response;
import dev.heddle.repository.AdmissionMode;
import dev.heddle.repository.Database;
import dev.heddle.repository.PoolSettings;
import dev.heddle.repository.PostgresPool;
import java.time.Duration;

/**
 * The service that is loaded. Each request holds one of ten connections for 20 ms, so that the pool is what bounds it, and not
 * the processor. It comes as Heddle makes it, and {@code without}: nothing is cut or refused, which is what one has elsewhere.
 */
public final class Loaded {

    static final Duration TIME = Duration.ofSeconds(1);
    static final int POOL_SIZE = 10;

    private static final String WORK = "SELECT 1 FROM pg_sleep(0.02)";
    private static final int NO_LIMIT = 1_000_000;

    private Loaded() {}

    /**
     * Serves until the process is told to stop; says on which port.
     *
     * @param args {@code heddle} or {@code without}, the database's URL and user
     */
    public static void main(String[] args) {
        boolean enforcing = args[0].equals("heddle");
        PostgresPool pool = new PostgresPool(enforcing ? PoolSettings.DEFAULTS : withoutAdmission());
        pool.open(args[1], args[2], "");
        Database database = new Database(pool);
        HttpServer server = HttpServer.builder().settings(enforcing ? enforcing() : observing())
                .routes(router -> router.get("/work", _ -> Response.ok(work(database)))
                        .get("/gc", _ -> Response.ok(heapAfterCollection())))
                .build();
        server.start();
        System.out.println(server.port());
    }

    private static int work(Database database) {
        return database.withHandle(handle -> handle.createQuery(WORK).mapTo(int.class).one());
    }

    private static long heapAfterCollection() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }

    private static HttpServerSettings enforcing() {
        return HttpServerSettings.defaults().withPort(0).withRequestTimeout(TIME);
    }

    private static HttpServerSettings observing() {
        return enforcing().withCancelMode(CancelMode.OBSERVE).withMaxRequests(NO_LIMIT);
    }

    private static PoolSettings withoutAdmission() {
        return PoolSettings.DEFAULTS.withAdmissionMode(AdmissionMode.OBSERVE)
                .withConnectionTimeout(Duration.ofSeconds(30));
    }
}
