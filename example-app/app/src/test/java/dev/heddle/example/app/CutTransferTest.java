package dev.heddle.example.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heddle.example.app.RunningService.Answer;
import dev.heddle.example.repository.Schema;
import dev.heddle.testing.PostgresExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of money when a transfer is cut, at whatever moment. */
class CutTransferTest {

    @RegisterExtension
    static final PostgresExtension POSTGRES = PostgresExtension.migratedBy(Schema::migrate);

    private RunningService service;
    private Jdbi observer;
    private Sessions sessions;
    private String from;
    private String to;

    @BeforeEach
    void start() {
        service = RunningService.on(POSTGRES);
        observer = Jdbi.create(POSTGRES.dataSource());
        sessions = new Sessions(observer);
        String ada = service.register("ada");
        from = service.openAccount(ada);
        to = service.openAccount(ada);
        service.deposit(from, 100);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void transfer_callerHangsUpWhileItWaitsForARow_isRolledBackAndTheBackendIsFree() throws IOException {
        Set<Integer> backends = sessions.backends();
        observer.useTransaction(holder -> {
            holder.execute("SELECT * FROM accounts WHERE id = ? FOR UPDATE", UUID.fromString(from));
            Socket caller = post(RunningService.transfer(from, to, 40));
            await().until(() -> sessions.count("wait_event_type = 'Lock'") == 1);

            caller.close();

            await().until(() -> sessions.count("state <> 'idle'") == 0);
        });

        assertThat(service.balance(from)).isEqualTo(100);
        assertThat(service.balance(to)).isZero();
        assertThat(sessions.backends()).containsAll(backends);
        await().until(() -> service.get("/metrics").body().contains("status=\"499\""));
    }

    @Test
    void transfer_timeIsOverWhileItWaitsForARow_isRolledBackAndSaysSo() {
        observer.useTransaction(holder -> {
            holder.execute("SELECT * FROM accounts WHERE id = ? FOR UPDATE", UUID.fromString(from));

            Answer answer = transfer(40, "key-1", 300);

            assertThat(answer.status()).isEqualTo(504);
            assertThat(answer.text("code")).isEqualTo("deadline-exceeded");
            assertThat(answer.text("outcome")).isEqualTo("rolled-back");
            assertThat(sessions.count("state <> 'idle'")).isZero();
        });

        assertThat(service.balance(from)).isEqualTo(100);
        assertThat(transfer(40, "key-1", 5_000).status()).isEqualTo(201);
        assertThat(service.balance(to)).isEqualTo(40);
    }

    /** A COMMIT that was sent is not taken back: the caller is told that it does not know, and how it gets to. */
    @Test
    void transfer_timeIsOverDuringCommit_isUnknownAndTheSameKeyResolvesIt() {
        observer.useHandle(handle -> handle.execute("""
            CREATE FUNCTION sleep_a_while() RETURNS trigger LANGUAGE plpgsql AS
                'BEGIN PERFORM pg_sleep(1); RETURN NULL; END';
            CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON transactions DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION sleep_a_while();
            """));

        Answer answer = transfer(40, "key-1", 400);

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.text("code")).isEqualTo("deadline-exceeded");
        assertThat(answer.text("outcome")).isEqualTo("unknown");
        await().until(() -> sessions.count("state <> 'idle'") == 0);
        assertThat(transfer(40, "key-1", 5_000).status()).isEqualTo(201);
        assertThat(service.balance(from)).isEqualTo(60);
        assertThat(service.balance(to)).isEqualTo(40);
    }

    @Test
    void transfer_serviceStopsWhileItWaitsForARow_isRolledBackAndSaysSo() throws Exception {
        try (RunningService stopping = RunningService.on(POSTGRES.jdbcUrl(), POSTGRES.user(),
                Map.of("SHUTDOWN_GRACE", "0s"))) {
            observer.useTransaction(holder -> {
                holder.execute("SELECT * FROM accounts WHERE id = ? FOR UPDATE", UUID.fromString(from));
                FutureTask<Answer> asked = new FutureTask<>(
                        () -> stopping.post("/transactions", RunningService.transfer(from, to, 40)));
                Thread.startVirtualThread(asked);
                await().until(() -> sessions.count("wait_event_type = 'Lock'") == 1);

                stopping.stop();

                Answer answer = asked.get();
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.text("code")).isEqualTo("shutting-down");
                assertThat(answer.text("outcome")).isEqualTo("rolled-back");
                assertThat(sessions.count("wait_event_type = 'Lock'")).isZero();
            });
        }
        assertThat(service.balance(from)).isEqualTo(100);
    }

    private Answer transfer(long amount, String key, int timeoutMillis) {
        return service.send(service.request("/transactions")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .header("X-Request-Timeout-Ms", Integer.toString(timeoutMillis))
                .POST(BodyPublishers.ofString(RunningService.transfer(from, to, amount))));
    }

    private Socket post(String json) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port());
        socket.getOutputStream().write(("POST /transactions HTTP/1.1\r\nHost: x\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n" + json)
                .getBytes(UTF_8));
        return socket;
    }
}
