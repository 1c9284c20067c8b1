package dev.heddle.example.app;

import static dev.heddle.example.app.RunningService.transfer;

import dev.heddle.example.app.SoakWire.Answer;
import dev.heddle.example.app.SoakWire.Ask;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who moves money and reads, with little time and little patience. What became of a transfer that got no answer
 * is found out by sending it again under its key, in the end with all the time that it takes.
 */
final class SoakCaller {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int HASTY_ATTEMPTS = 3;
    private static final int MOST_ATTEMPTS = 1_000;
    private static final int LONGEST_HASTE_MILLIS = 30;

    private final String name;
    private final SoakWire wire;
    private final List<String> accounts;
    private final SoakLedger ledger;
    private final Random random;
    private int transfers;

    SoakCaller(String name, SoakWire wire, List<String> accounts, SoakLedger ledger, Random random) {
        this.name = name;
        this.wire = wire;
        this.accounts = accounts;
        this.ledger = ledger;
        this.random = random;
    }

    void callWhile(BooleanSupplier goOn) {
        while (goOn.getAsBoolean()) {
            if (random.nextBoolean()) {
                move();
            } else {
                Optional<Answer> _ = ask(hasty("GET", random.nextBoolean()
                        ? "/accounts/" + account()
                        : "/accounts/" + account() + "/transactions?limit=20", Map.of(), ""));
            }
        }
    }

    private void move() {
        String key = name + "-" + transfers++;
        int from = random.nextInt(accounts.size());
        int to = (from + 1 + random.nextInt(accounts.size() - 1)) % accounts.size();
        String body = transfer(accounts.get(from), accounts.get(to), 1 + random.nextInt(9));
        ledger.made(key, made(key, body));
    }

    private String made(String key, String body) {
        Map<String, String> headers = Map.of("Content-Type", "application/json", "Idempotency-Key", key);
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Optional<Answer> answer = ask(attempt < HASTY_ATTEMPTS
                    ? hasty("POST", "/transactions", headers, body)
                    : new Ask("POST", "/transactions", headers, body, Optional.empty()));
            if (answer.isPresent() && answer.get().status() == 201) {
                return transaction(answer.get());
            }
        }
        throw new AssertionError("The transfer " + key + " was not made in " + MOST_ATTEMPTS + " attempts");
    }

    private String transaction(Answer created) {
        String id = JSON.readTree(created.body()).path("id").asString("");
        if (id.isEmpty()) {
            throw new AssertionError("There is no id in an answer to " + name + ": " + created);
        }
        return id;
    }

    /** One in three has a deadline, one in three hangs up. */
    private Ask hasty(String method, String path, Map<String, String> headers, String body) {
        int haste = 1 + random.nextInt(LONGEST_HASTE_MILLIS);
        return switch (random.nextInt(3)) {
            case 0 -> new Ask(method, path, with("X-Request-Timeout-Ms", haste, headers), body, Optional.empty());
            case 1 -> new Ask(method, path, headers, body, Optional.of(Duration.ofMillis(haste)));
            default -> new Ask(method, path, headers, body, Optional.empty());
        };
    }

    private static Map<String, String> with(String name, int value, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(name, Integer.toString(value));
        return all;
    }

    private Optional<Answer> ask(Ask ask) {
        Optional<Answer> answer = wire.ask(ask);
        ledger.count(answer.map(Answer::status).orElse(SoakLedger.NO_ANSWER));
        return answer;
    }

    private String account() {
        return accounts.get(random.nextInt(accounts.size()));
    }
}
