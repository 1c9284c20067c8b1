package dev.heddle.example.app;

import static dev.heddle.example.app.RunningService.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.example.app.RunningService.Answer;
import dev.heddle.example.repository.Schema;
import dev.heddle.testing.PostgresExtension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class ConcurrentTransfersTest {

    private static final int CLIENTS = 32;
    private static final int TRANSFERS = 2_000;
    private static final int ACCOUNTS = 10;
    private static final long START = 500;

    @RegisterExtension
    static final PostgresExtension POSTGRES = PostgresExtension.migratedBy(Schema::migrate);

    private final Random random = new Random(20261124);

    /** A request as a client sends it: some are sent twice or three times under one key, at any time. */
    private record Attempt(String from, String to, long amount, String key) {}

    @Test
    void transfers_manyAtOnceWithRepeatedKeys_keepEveryUnitAndAreAppliedOnce() throws Exception {
        try (RunningService service = RunningService.on(POSTGRES)) {
            List<String> accounts = accounts(service);

            Map<String, List<Answer>> answers = run(service, attempts(accounts));

            answers.forEach(ConcurrentTransfersTest::assertOneResult);
            long applied = answers.values().stream().filter(a -> a.stream().anyMatch(x -> x.status() == 201)).count();
            assertThat(applied).isGreaterThan(TRANSFERS / 4);
            assertThat(accounts.stream().mapToLong(service::balance).sum()).isEqualTo(ACCOUNTS * START);
            Map<String, JsonNode> all = new HashMap<>();
            for (String account : accounts) {
                Map<String, JsonNode> history = history(service, account);
                assertThat(history.values().stream().mapToLong(entry -> change(entry, account)).sum())
                        .isEqualTo(service.balance(account)).isNotNegative();
                all.putAll(history);
            }
            assertThat(all).hasSize((int) applied + ACCOUNTS);
        }
    }

    private static List<String> accounts(RunningService service) {
        String user = service.register("ada");
        List<String> accounts = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(service.openAccount(user));
            service.deposit(accounts.getLast(), START);
        }
        return accounts;
    }

    private List<Attempt> attempts(List<String> accounts) {
        List<Attempt> attempts = new ArrayList<>();
        while (attempts.size() < TRANSFERS) {
            int from = random.nextInt(ACCOUNTS);
            int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
            Attempt attempt = new Attempt(accounts.get(from), accounts.get(to), 1 + random.nextInt(200),
                    "key-" + attempts.size());
            attempts.add(attempt);
            for (int repeats = random.nextInt(6) - 3; repeats > 0 && attempts.size() < TRANSFERS; repeats--) {
                attempts.add(attempt);
            }
        }
        return attempts;
    }

    private static Map<String, List<Answer>> run(RunningService service, List<Attempt> attempts) throws Exception {
        Map<String, List<Answer>> answers = new HashMap<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Callable<Answer>> calls = attempts.stream().<Callable<Answer>>map(a -> () -> service
                    .post("/transactions", transfer(a.from(), a.to(), a.amount()), a.key())).toList();
            List<Future<Answer>> results = clients.invokeAll(calls);
            for (int i = 0; i < results.size(); i++) {
                answers.computeIfAbsent(attempts.get(i).key(), key -> new ArrayList<>()).add(results.get(i).get());
            }
        }
        return answers;
    }

    /** Of one key: refusals for want of money, until one attempt is applied; every answer after that is the same. */
    private static void assertOneResult(String key, List<Answer> answers) {
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(201, 422));
        assertThat(answers.stream().filter(answer -> answer.status() == 422).map(answer -> answer.text("code")))
                .allMatch("insufficient-funds"::equals);
        assertThat(answers.stream().filter(answer -> answer.status() == 201).map(Answer::body).distinct().count())
                .isLessThanOrEqualTo(1);
    }

    private static Map<String, JsonNode> history(RunningService service, String account) {
        Map<String, JsonNode> history = new HashMap<>();
        String cursor = "";
        do {
            Answer page = service.get("/accounts/" + account + "/transactions?limit=100" + cursor);
            page.json().path("items").valueStream().forEach(entry -> history.put(entry.get("id").asString(), entry));
            cursor = page.json().path("nextCursor").isNull() ? "" : "&cursor=" + page.text("nextCursor");
        } while (!cursor.isEmpty());
        return history;
    }

    private static long change(JsonNode entry, String account) {
        long amount = entry.get("amount").asLong();
        return entry.get("to").asString().equals(account) ? amount : -amount;
    }
}
