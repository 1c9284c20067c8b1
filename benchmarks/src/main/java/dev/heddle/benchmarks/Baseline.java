package dev.heddle.benchmarks;

import static java.util.Objects.requireNonNullElse;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/**
 * What the example service is measured against: the same endpoints on the same tables, and none of what Heddle adds. It
 * reads the same settings as the example, and expects the example's tables to be there.
 */
public final class Baseline implements AutoCloseable {

    private final HikariDataSource pool;
    private final Vertx vertx;

    private Baseline(HikariDataSource pool, Vertx vertx) {
        this.pool = pool;
        this.vertx = vertx;
    }

    /** Serves until the process is told to stop. */
    public static void main(String[] args) {
        Baseline baseline = start(System.getenv());
        Runtime.getRuntime().addShutdownHook(new Thread(baseline::close));
    }

    static Baseline start(Map<String, String> settings) {
        HikariDataSource pool = pool(settings);
        Jdbi jdbi = Jdbi.create(pool);
        Routes routes = new Routes(new Users(jdbi), new Transfers(jdbi));
        String host = settings.getOrDefault("HTTP_HOST", "127.0.0.1");
        int port = Integer.parseInt(settings.getOrDefault("HTTP_PORT", "8080"));

        int eventLoops = Runtime.getRuntime().availableProcessors();
        Vertx vertx = Vertx
                .vertx(new VertxOptions().setEventLoopPoolSize(eventLoops).setPreferNativeTransport(true));
        vertx.deployVerticle(() -> new Server(host, port, routes), new DeploymentOptions().setInstances(eventLoops))
                .await();
        return new Baseline(pool, vertx);
    }

    private static HikariDataSource pool(Map<String, String> settings) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(requireNonNullElse(settings.get("DATABASE_URL"), "jdbc:postgresql://127.0.0.1/postgres"));
        config.setUsername(settings.get("DATABASE_USER"));
        config.setPassword(settings.get("DATABASE_PASSWORD"));
        config.setMaximumPoolSize(Integer.parseInt(settings.getOrDefault("DATABASE_POOL_SIZE", "10")));
        return new HikariDataSource(config);
    }

    @Override
    public void close() {
        vertx.close().await();
        pool.close();
    }
}
