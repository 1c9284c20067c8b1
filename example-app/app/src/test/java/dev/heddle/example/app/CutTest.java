package dev.heddle.example.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import dev.heddle.concurrency.LiveTasks;
import dev.heddle.delivery.http.Routes;
import dev.heddle.example.app.CutWork.Kind;
import dev.heddle.example.repository.Schema;
import dev.heddle.testing.PostgresExtension;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a request does in the database, and however it is cut: its work stops, all of it is rolled back, and the pooled
 * connections live. Seen from outside: by the socket, and in the server's list of sessions.
 */
class CutTest {

    @RegisterExtension
    static final PostgresExtension POSTGRES = PostgresExtension.migratedBy(CutTest::migrate);

    private static final int POOL_SIZE = 2;

    private Jdbi observer;
    private Sessions sessions;
    private RunningService service;
    private Vertx vertx;
    private HttpClient http2;
    private Set<Integer> backends;

    enum Cut {
        HTTP1_FIN, HTTP1_RST, HTTP1_DEADLINE, HTTP2_RESET, HTTP2_CLOSE, HTTP2_DEADLINE
    }

    private static void migrate(DataSource source) {
        Schema.migrate(source);
        Jdbi.create(source).useHandle(handle -> {
            handle.execute("CREATE TABLE cut_notes (id int)");
            handle.execute("CREATE TABLE cut_lock (id int)");
        });
    }

    static Stream<Arguments> all() {
        return Stream.of(Cut.values()).flatMap(cut -> Stream.of(Kind.values()).map(kind -> Arguments.of(cut, kind)));
    }

    @BeforeEach
    void start() {
        observer = Jdbi.create(POSTGRES.dataSource());
        sessions = new Sessions(observer);
        service = RunningService.on(POSTGRES, Map.of("DATABASE_POOL_SIZE", Integer.toString(POOL_SIZE)),
                new AbstractModule() {

                    @Override
                    protected void configure() {
                        Multibinder.newSetBinder(binder(), Routes.class).addBinding().to(CutWork.class);
                    }
                });
        vertx = Vertx.vertx();
        http2 = vertx.createHttpClient(new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false));
        await().until(() -> sessions.backends().size() == POOL_SIZE);
        backends = sessions.backends();
    }

    @AfterEach
    void stop() {
        vertx.close().await();
        service.close();
    }

    @ParameterizedTest
    @MethodSource("all")
    void request_cut_stopsInTheDatabaseAndIsRolledBack(Cut cut, Kind kind) throws Exception {
        observer.useTransaction(holder -> {
            holder.execute("LOCK TABLE cut_lock");
            holdConnections(kind, () -> {
                send(cut, kind);
                assertStopped(kind);
            });
        });

        await().until(() -> LiveTasks.list().stream().noneMatch(task -> task.name().contains("/cut"))
                && sessions.count("state <> 'idle'") == 0);
        assertThat(sessions.backends()).isEqualTo(backends);
        assertThat(observer.<Integer, RuntimeException>withHandle(CutTest::notes)).isZero();
        assertThat(service.get("/health/ready").status()).isEqualTo(200);
    }

    private static int notes(Handle handle) {
        return handle.createQuery("SELECT count(*) FROM cut_notes").mapTo(int.class).one();
    }

    /** Keeps all connections in use by other requests, where the one that is cut shall wait for one. */
    private void holdConnections(Kind kind, Action work) throws Exception {
        if (kind != Kind.WAITING_FOR_A_CONNECTION) {
            work.run();
            return;
        }
        try (Socket one = ask(Kind.LOCK, ""); Socket other = ask(Kind.LOCK, "")) {
            assertThat(one.getPort()).isEqualTo(other.getPort());
            await().until(() -> sessions.count("wait_event_type = 'Lock'") == POOL_SIZE);
            work.run();
        }
        await().until(() -> sessions.count("wait_event_type = 'Lock'") == 0);
    }

    private void send(Cut cut, Kind kind) throws Exception {
        switch (cut) {
            case HTTP1_FIN -> {
                Socket socket = ask(kind, "");
                awaitWork(kind);
                socket.close();
            }
            case HTTP1_RST -> {
                Socket socket = ask(kind, "");
                awaitWork(kind);
                socket.setSoLinger(true, 0);
                socket.close();
            }
            case HTTP1_DEADLINE -> {
                try (Socket socket = ask(kind, "X-Request-Timeout-Ms: 800\r\n")) {
                    awaitWork(kind);
                    assertThat(new String(socket.getInputStream().readNBytes(12), US_ASCII)).isIn("HTTP/1.1 504");
                }
            }
            case HTTP2_RESET -> {
                HttpClientRequest request = ask2(kind);
                awaitWork(kind);
                request.reset().await(10, SECONDS);
            }
            case HTTP2_CLOSE -> {
                HttpClientRequest request = ask2(kind);
                awaitWork(kind);
                request.connection().close().await(10, SECONDS);
            }
            case HTTP2_DEADLINE -> {
                HttpClientRequest request = request2(kind).putHeader("X-Request-Timeout-Ms", "800");
                Future<HttpClientResponse> answer = request.send();
                awaitWork(kind);
                assertThat(answer.await(10, SECONDS).statusCode()).isEqualTo(504);
            }
        }
    }

    private void awaitWork(Kind kind) {
        await().until(() -> switch (kind) {
            case STATEMENT -> sessions.count("wait_event = 'PgSleep'") == 1;
            case LOCK -> sessions.count("wait_event_type = 'Lock'") == 1;
            case READING, FETCHING -> sessions.count("query LIKE '%generate_series%'") == 1;
            case BETWEEN_STATEMENTS -> sessions.count("state = 'idle in transaction'") == 1;
            case WAITING_FOR_A_CONNECTION -> service.get("/metrics").body()
                    .contains("heddle_admission_waiting{pool=\"payments\"} 1.0");
        });
    }

    private void assertStopped(Kind kind) {
        int others = kind == Kind.WAITING_FOR_A_CONNECTION ? POOL_SIZE : 0;
        await().until(() -> sessions.count("state <> 'idle'") == others
                && LiveTasks.list().stream().filter(task -> task.name().contains("/cut")).count() == others);
    }

    private Socket ask(Kind kind, String header) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port());
        socket.getOutputStream().write(
                ("GET " + CutWork.path(kind) + " HTTP/1.1\r\nHost: x\r\n" + header + "\r\n").getBytes(US_ASCII));
        return socket;
    }

    private HttpClientRequest ask2(Kind kind) throws Exception {
        HttpClientRequest request = request2(kind);
        request.end().await(10, SECONDS);
        return request;
    }

    private HttpClientRequest request2(Kind kind) throws Exception {
        return http2.request(HttpMethod.GET, service.port(), "127.0.0.1", CutWork.path(kind)).await(10, SECONDS);
    }

    private interface Action {

        void run() throws Exception;
    }
}
