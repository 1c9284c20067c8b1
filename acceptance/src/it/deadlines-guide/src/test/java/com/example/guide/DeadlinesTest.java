package com.example.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.heddle.concurrency.BlockingRegion;
import dev.heddle.concurrency.CancellableContext;
import dev.heddle.concurrency.CancelledException;
import dev.heddle.concurrency.Context;
import dev.heddle.delivery.http.CancelMode;
import dev.heddle.delivery.http.HttpServer;
import dev.heddle.delivery.http.HttpServerSettings;
import dev.heddle.delivery.http.Response;
import dev.heddle.delivery.http.RouteLimits;
import dev.heddle.delivery.http.Router;
import dev.heddle.delivery.http.Routes;
import dev.heddle.gateway.http.GatewayClient;
import dev.heddle.repository.Database;
import dev.heddle.repository.PoolSettings;
import dev.heddle.repository.PostgresPool;
import dev.heddle.testing.PostgresExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeadlinesTest {

    @RegisterExtension
    static final PostgresExtension POSTGRES = PostgresExtension.migratedBy(
            source -> Jdbi.create(source).useHandle(handle -> handle.execute("CREATE TABLE orders (id int)")));

    private final PostgresPool pool = new PostgresPool(PoolSettings.DEFAULTS);
    private final Database database = new Database(pool);
    private final HttpServer server = HttpServer.builder().port(0)
            .requestTimeout(Duration.ofSeconds(5))
            .routes(new OrderRoutes(database))
            .build();

    static final class OrderRoutes implements Routes {

        private final Database database;

        OrderRoutes(Database database) {
            this.database = database;
        }

        @Override
        public void addTo(Router router) {
            router.get("/orders/count", request -> Response.ok(count()));
            router.with(RouteLimits.none().withTimeout(Duration.ofSeconds(30)).withMaxInFlight(4))
                    .get("/orders/slow", request -> Response.ok(slow()));
        }

        int count() {
            return database.withHandle(
                    handle -> handle.createQuery("SELECT count(*) FROM orders").mapTo(int.class).one());
        }

        int slow() {
            return database.withHandle(
                    handle -> handle.createQuery("SELECT 1 FROM pg_sleep(60)").mapTo(int.class).one());
        }
    }

    @BeforeEach
    void start() {
        pool.open(POSTGRES.jdbcUrl(), POSTGRES.user(), POSTGRES.password());
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
        pool.close();
    }

    @Test
    void request_takesTooLong_is504AndItsStatementIsStopped() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/orders/slow"))
                .header("X-Request-Timeout-Ms", "200")
                .build();
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(504);
            assertThat(answer.body()).contains("deadline-exceeded");
        }
    }

    HttpServerSettings observing() {
        return HttpServerSettings.defaults().withCancelMode(CancelMode.OBSERVE);
    }

    @Test
    void settings_forAStart_cutNothing() {
        assertThat(observing().cancelMode()).isEqualTo(CancelMode.OBSERVE);
    }

    String price(GatewayClient prices, String seat) {
        HttpRequest request = HttpRequest.newBuilder(prices.uri("/seats/" + seat)).build();
        return prices.send(request, BodyHandlers.ofString()).body();
    }

    @Test
    void call_ofAnotherService_hasTheTimeThatIsLeft() {
        try (GatewayClient prices = GatewayClient.builder().baseUri(URI.create("http://127.0.0.1:" + server.port()))
                .build();
                CancellableContext context = Context.current().withTimeout(Duration.ofSeconds(5))) {
            assertThat(context.<String, RuntimeException>call(() -> price(prices, "7A"))).contains("no-such-path");
        }
    }

    void release(Runnable reservation) {
        try (CancellableContext context = Context.current().withoutCancel().withTimeout(Duration.ofSeconds(2))) {
            context.run(reservation::run);
        }
    }

    @Test
    void compensation_afterACancel_isDone() {
        AtomicBoolean released = new AtomicBoolean();
        try (CancellableContext context = Context.current().withCancel()) {
            context.run(() -> {
                context.cancel("the client is gone");
                release(() -> released.set(true));
            });
        }
        assertThat(released).isTrue();
    }

    /** On a pool of one's own, with plain JDBC. */
    static final class PlainOrders {

        private final HikariDataSource source;

        PlainOrders(HikariDataSource source) {
            this.source = source;
        }

        int count() throws SQLException {
            Connection connection = BlockingRegion.shielded(source::getConnection);
            try (Statement statement = connection.createStatement()) {
                return BlockingRegion.call(statement::cancel, () -> count(statement));
            } finally {
                BlockingRegion.shielded(() -> close(connection));
            }
        }

        private static boolean close(Connection connection) throws SQLException {
            connection.close();
            return true;
        }

        private static int count(Statement statement) throws SQLException {
            ResultSet rows = statement.executeQuery("SELECT count(*) FROM orders");
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void plain_count_counts() throws SQLException {
        try (HikariDataSource source = hikari()) {
            assertThat(new PlainOrders(source).count()).isZero();
        }
    }

    Database onYourPool(HikariDataSource source) {
        return new Database(source, PoolSettings.DEFAULTS.withSize(source.getMaximumPoolSize()));
    }

    @Test
    void yourPool_withDatabase_isStoppedToo() {
        try (HikariDataSource source = hikari();
                CancellableContext context = Context.current().withTimeout(Duration.ofMillis(100))) {
            Database yours = onYourPool(source);
            assertThatExceptionOfType(CancelledException.class)
                    .isThrownBy(
                            () -> context.run(() -> yours.useHandle(handle -> handle.execute("SELECT pg_sleep(60)"))));
        }
    }

    private static HikariDataSource hikari() {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(POSTGRES.jdbcUrl());
        source.setUsername(POSTGRES.user());
        source.setPassword(POSTGRES.password());
        return source;
    }

    List<Long> lengths(List<String> names) {
        Context context = Context.current();
        return names.stream().map(name -> {
            context.throwIfCancelled();
            return (long) name.length();
        }).toList();
    }

    @Test
    void mapper_thatTakesLong_looksItself() throws IOException {
        assertThat(lengths(List.of("ada"))).containsExactly(3L);
    }
}
