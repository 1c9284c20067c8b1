package dev.heddle.example.app;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.heddle.concurrency.LiveTasks;
import dev.heddle.example.app.RunningService.Answer;
import dev.heddle.example.repository.Schema;
import dev.heddle.testing.PostgresExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Reports on thousands of accounts, on a real database. */
class ReportsTest {

    private static final Logger LOG = LoggerFactory.getLogger(ReportsTest.class);

    /** Long after the next account would have begun. */
    private static final Duration QUIET = Duration.ofMillis(300);

    private static final UUID NOBODYS = new UUID(0, 7);

    @RegisterExtension
    static final PostgresExtension POSTGRES = PostgresExtension.migratedBy(Schema::migrate);

    private final SummaryStatements statements = new SummaryStatements();
    private RunningService service;

    @BeforeEach
    void start() {
        service = RunningService.on(POSTGRES, statements);
    }

    @AfterEach
    void stop_noTaskIsLeft() {
        service.close();

        assertThat(LiveTasks.owners()).isEmpty();
        assertThat(LiveTasks.count()).isZero();
    }

    @Test
    void post_thousandsOfAccounts_progressGoesUpToTheResultsWhileOthersAreServed() {
        String ada = service.openAccount(service.register("ada"));
        service.deposit(ada, 100);
        List<String> accounts = new ArrayList<>(openAccounts(4_998));
        service.post("/transactions", RunningService.transfer(ada, accounts.getFirst(), 30));
        accounts.addFirst(NOBODYS.toString());
        accounts.addLast(ada);

        Answer accepted = post(accounts);
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.header("Location")).isEqualTo("/reports/" + accepted.text("id"));
        List<Integer> seen = watch(accepted.header("Location"));

        assertThat(seen).isSorted().hasSizeGreaterThan(2);
        JsonNode report = service.get(accepted.header("Location")).json();
        assertThat(report.get("progress").toString())
                .isEqualTo("{\"accounts\":5000,\"done\":4999,\"failed\":1,\"cancelled\":0,\"waiting\":0}");
        assertThat(report.get("failures").toString()).isEqualTo("[{\"account\":\"" + NOBODYS
                + "\",\"code\":\"account-not-found\",\"detail\":\"There is no account " + NOBODYS + "\"}]");
        assertThat(report.get("results")).hasSize(4_999).last().asString().isEqualTo("{\"account\":\"" + ada
                + "\",\"currency\":\"EUR\",\"balance\":70,\"transactions\":2,\"received\":100,\"sent\":30}");
    }

    /** Returns the steps of the progress that were seen until the report was done. */
    private List<Integer> watch(String report) {
        List<Integer> seen = new ArrayList<>();
        JsonNode now;
        do {
            now = service.get(report).json();
            int done = now.at("/progress/done").asInt();
            if (seen.isEmpty() || seen.getLast() != done) {
                seen.add(done);
            }
            assertThat(service.get("/users?limit=1").status()).isEqualTo(200);
        } while (now.get("state").asString().equals("running"));
        return seen;
    }

    @RepeatedTest(3)
    void delete_inTheMiddle_nothingOfItRunsAnyMore() {
        String report = post(openAccounts(10_000)).header("Location");
        await().until(() -> statements.begun() > 1_000);

        long start = System.nanoTime();
        Answer deleted = service.delete(report);
        Duration answered = since(start);

        await().until(this::isQuiet);
        LOG.info("DELETE was answered after {} ms, the last account ended after {} ms; {} of 10000 were looked at",
                answered.toMillis(), NANOSECONDS.toMillis(statements.lastEnd() - start), statements.begun());
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(statements.begun()).isLessThan(10_000);
        JsonNode cancelled = service.get(report).json();
        assertThat(cancelled.get("state").asString()).isEqualTo("cancelled");
        assertThat(cancelled.at("/progress/waiting").asInt()).isZero();
        assertThat(cancelled.at("/progress/cancelled").asInt()).isPositive()
                .isEqualTo(10_000 - cancelled.at("/progress/done").asInt());
        assertThat(service.delete(report).status()).isEqualTo(204);
    }

    private boolean isQuiet() {
        return statements.running() == 0 && since(statements.lastEnd()).compareTo(QUIET) > 0;
    }

    @Test
    void delete_inTheMiddle_theConnectionsLiveOn() {
        List<String> accounts = openAccounts(5_000);
        await().until(() -> backends().size() == 10);
        List<Integer> before = backends();
        for (int i = 0; i < 20; i++) {
            int begun = statements.begun();
            String report = await().until(() -> post(accounts), answer -> answer.status() == 202).header("Location");
            await().pollInterval(Duration.ofMillis(1)).until(() -> statements.begun() > begun);
            service.delete(report);
            assertThat(service.get(report).text("state")).isEqualTo("cancelled");
        }

        await().until(() -> statements.running() == 0);
        assertThat(backends()).isEqualTo(before);
    }

    @Test
    void post_whileThereIsNoRoom_isRefusedUntilThereIs() {
        List<String> accounts = openAccounts(10_000);
        String first = post(accounts).header("Location");

        Answer refused = post(accounts);

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text("code")).isEqualTo("too-many-reports");
        assertThat(refused.header("Retry-After")).isEqualTo("10");
        service.delete(first);
        await().until(() -> post(accounts).status() == 202);
    }

    @Test
    void stop_inTheMiddle_leavesNoTaskAndNoStatement() {
        post(openAccounts(10_000));
        await().until(() -> statements.begun() > 100);

        service.close();

        assertThat(statements.running()).isZero();
        assertThat(statements.begun()).isLessThan(10_000);
    }

    private Answer post(List<String> accounts) {
        return service.post("/reports", accounts.stream().map(id -> "\"" + id + "\"")
                .collect(Collectors.joining(",", "{\"accounts\":[", "]}")));
    }

    private static List<String> openAccounts(int count) {
        return Jdbi.create(POSTGRES.dataSource()).withHandle(handle -> {
            UUID owner = UUID.randomUUID();
            handle.execute("INSERT INTO users (id, name, email, created_at) VALUES (?, 'Bob', ?, now())", owner,
                    owner + "@example.org");
            return handle.createQuery("""
                INSERT INTO accounts (id, user_id, currency, balance)
                SELECT gen_random_uuid(), :owner, 'EUR', 0 FROM generate_series(1, :count) RETURNING id
                """).bind("owner", owner).bind("count", count).mapTo(String.class).list();
        });
    }

    private static List<Integer> backends() {
        return Jdbi.create(POSTGRES.dataSource()).withHandle(handle -> handle.createQuery("""
            SELECT pid FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'payments' ORDER BY pid
            """).mapTo(Integer.class).list());
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
