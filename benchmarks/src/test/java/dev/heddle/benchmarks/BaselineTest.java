package dev.heddle.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SuppressWarnings("NullAway.Init") // made before all tests
final class BaselineTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private static EmbeddedPostgres postgres;
    private static Jdbi jdbi;
    private static Baseline baseline;
    private static URI address;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        jdbi = Jdbi.create(postgres.getPostgresDatabase());
        jdbi.useHandle(handle -> handle.createScript(schema()).execute());
        int port = freePort();
        address = URI.create("http://127.0.0.1:" + port);
        baseline = Baseline.start(Map.of("HTTP_PORT", String.valueOf(port),
                "DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"), "DATABASE_POOL_SIZE", "2"));
    }

    @AfterAll
    static void stop() throws IOException {
        HTTP.close();
        baseline.close();
        postgres.close();
    }

    @Test
    void ping_anyTime_saysPong() throws Exception {
        HttpResponse<String> response = read("/ping");

        assertThat(response.body()).isEqualTo("pong");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain");
    }

    @Test
    void users_registered_isFoundWhereItIsSaidToBe() throws Exception {
        HttpResponse<String> created = register("ada@example.org");

        assertThat(created.statusCode()).isEqualTo(201);
        HttpResponse<String> found = read(created.headers().firstValue("Location").orElseThrow());
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(json(found)).isEqualTo(json(created));
        assertThat(json(found).propertyNames()).containsExactly("id", "name", "email", "createdAt");
    }

    @Test
    void users_emailInUse_isRefused() throws Exception {
        register("grace@example.org");

        assertThat(register("Grace@example.org").statusCode()).isEqualTo(409);
    }

    @Test
    void users_readPageByPage_comeInTheirOrder() throws Exception {
        String first = json(register("a@example.org")).path("id").asString();
        String second = json(register("b@example.org")).path("id").asString();
        String third = json(register("c@example.org")).path("id").asString();

        JsonNode page = json(read("/users?limit=1&cursor=" + first));
        JsonNode last = json(read("/users?limit=1&cursor=" + page.path("nextCursor").asString()));

        assertThat(page.path("items").valueStream().map(user -> user.path("id").asString())).containsExactly(second);
        assertThat(last.path("items").valueStream().map(user -> user.path("id").asString())).containsExactly(third);
        assertThat(last.path("nextCursor").isNull()).isTrue();
    }

    @Test
    void users_unknownId_isNotFound() throws Exception {
        assertThat(read("/users/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    @Test
    void transactions_enoughMoney_movesIt() throws Exception {
        UUID from = openAccount(100);
        UUID to = openAccount(1);

        HttpResponse<String> response = transfer(from, to, 100);

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("Location"))
                .hasValue("/transactions/" + json(response).path("id").asString());
        assertThat(balance(from)).isZero();
        assertThat(balance(to)).isEqualTo(101);
        assertThat(transactionsTo(to)).isEqualTo(1);
    }

    @Test
    void transactions_fundsShort_changesNothing() throws Exception {
        UUID from = openAccount(99);
        UUID to = openAccount(1);

        assertThat(transfer(from, to, 100).statusCode()).isEqualTo(422);

        assertThat(balance(from)).isEqualTo(99);
        assertThat(balance(to)).isEqualTo(1);
        assertThat(transactionsTo(to)).isZero();
    }

    @Test
    void transactions_unreadableBody_isRefused() throws Exception {
        assertThat(write("/transactions", "{\"from\":1}").statusCode()).isEqualTo(400);
    }

    private static HttpResponse<String> register(String email) throws Exception {
        return write("/users", "{\"name\":\"Ada\",\"email\":\"" + email + "\"}");
    }

    private static HttpResponse<String> transfer(UUID from, UUID to, long amount) throws Exception {
        return write("/transactions", "{\"from\":\"%s\",\"to\":\"%s\",\"amount\":%d,\"currency\":\"EUR\"}"
                .formatted(from, to, amount));
    }

    private static HttpResponse<String> read(String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> write(String path, String body) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(address.resolve(path)).POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    private static UUID openAccount(long balance) {
        UUID id = UUID.randomUUID();
        jdbi.useHandle(handle -> {
            handle.execute("INSERT INTO users VALUES (?, 'Ada', ?, now())", id, id + "@example.org");
            handle.execute("INSERT INTO accounts VALUES (?, ?, 'EUR', ?)", id, id, balance);
        });
        return id;
    }

    private static long balance(UUID account) {
        return jdbi.withHandle(handle -> handle.select("SELECT balance FROM accounts WHERE id = ?", account)
                .mapTo(Long.class).one());
    }

    private static long transactionsTo(UUID account) {
        return jdbi.withHandle(handle -> handle
                .select("SELECT count(*) FROM transactions WHERE to_account = ?", account).mapTo(Long.class).one());
    }

    private static String schema() throws IOException {
        String file = "/db/migration/V1__users_accounts_transactions.sql";
        try (InputStream script = Objects.requireNonNull(BaselineTest.class.getResourceAsStream(file))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
