package dev.heddle.example.app;

import static dev.heddle.example.app.RunningService.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.example.app.RunningService.Answer;
import dev.heddle.example.repository.Schema;
import dev.heddle.testing.PostgresExtension;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class TransactionsTest {

    @RegisterExtension
    static final PostgresExtension POSTGRES = PostgresExtension.migratedBy(Schema::migrate);

    private RunningService service;
    private String ada;
    private String bob;

    @BeforeEach
    void startWithTwoAccounts() {
        service = RunningService.on(POSTGRES);
        ada = service.openAccount(service.register("ada"));
        bob = service.openAccount(service.register("bob"));
        service.deposit(ada, 1_000);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void deposit_money_comesFromNowhereAndIsThere() {
        Answer deposit = service.deposit(bob, 70);

        assertThat(deposit.status()).isEqualTo(201);
        assertThat(deposit.header("Location")).isEqualTo("/transactions/" + deposit.text("id"));
        assertThat(deposit.json().get("from").isNull()).isTrue();
        assertThat(deposit.text("to")).isEqualTo(bob);
        assertThat(deposit.text("currency")).isEqualTo("EUR");
        assertThat(service.get(deposit.header("Location")).json()).isEqualTo(deposit.json());
        assertThat(service.balance(bob)).isEqualTo(70);
    }

    @Test
    void transfer_money_leavesOneAndReachesTheOther() {
        Answer moved = service.post("/transactions", transfer(ada, bob, 250));

        assertThat(moved.status()).isEqualTo(201);
        assertThat(service.get(moved.header("Location")).json()).isEqualTo(moved.json());
        assertThat(service.balance(ada)).isEqualTo(750);
        assertThat(service.balance(bob)).isEqualTo(250);
    }

    @Test
    void transfer_moreThanThereIs_isRefusedAndMovesNothing() {
        Answer refused = service.post("/transactions", transfer(ada, bob, 1_001));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("insufficient-funds");
        assertThat(service.balance(ada)).isEqualTo(1_000);
        assertThat(service.balance(bob)).isZero();
    }

    @Test
    void transfer_anotherCurrency_isRefused() {
        Answer refused = service.post("/transactions", transfer(ada, bob, 1).replace("EUR", "USD"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("currency-mismatch");
    }

    @Test
    void transfer_unknownAccount_isNotFound() {
        Answer answer = service.post("/transactions", transfer(ada, new UUID(0, 7).toString(), 1));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("code")).isEqualTo("account-not-found");
    }

    @Test
    void transfer_sameKeyAndBody_givesTheSameAnswerAndMovesOnce() {
        Answer first = service.post("/transactions", transfer(ada, bob, 100), "key-1");
        Answer second = service.post("/transactions", transfer(ada, bob, 100), "key-1");

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(service.balance(bob)).isEqualTo(100);
    }

    @Test
    void transfer_sameKeyQuotedAsInTheDraft_isTheSameKey() {
        Answer first = service.post("/transactions", transfer(ada, bob, 100), "key-1");
        Answer second = service.post("/transactions", transfer(ada, bob, 100), "\"key-1\"");

        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void transfer_sameKeyAnotherBody_isRefused() {
        service.post("/transactions", transfer(ada, bob, 100), "key-1");

        Answer other = service.post("/transactions", transfer(ada, bob, 101), "key-1");
        Answer deposit = service.post("/accounts/" + ada + "/deposits", "{\"amount\": 100}", "key-1");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("code")).isEqualTo("idempotency-key-reused");
        assertThat(deposit.text("code")).isEqualTo("idempotency-key-reused");
        assertThat(service.balance(bob)).isEqualTo(100);
    }

    @Test
    void transfer_refusedUnderAKey_mayBeRepeatedUnderIt() {
        assertThat(service.post("/transactions", transfer(bob, ada, 5), "key-1").status()).isEqualTo(422);
        service.deposit(bob, 5);

        assertThat(service.post("/transactions", transfer(bob, ada, 5), "key-1").status()).isEqualTo(201);
    }

    @Test
    void deposit_twoKeys_isRefused() {
        Answer refused = service.send(service.request("/accounts/" + bob + "/deposits")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "key-1")
                .header("Idempotency-Key", "key-2")
                .POST(BodyPublishers.ofString("{\"amount\": 9}")));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("detail")).startsWith("Idempotency-Key must be there once");
        assertThat(service.balance(bob)).isZero();
    }

    @Test
    void deposit_sameKey_isAppliedOnce() {
        String path = "/accounts/" + bob + "/deposits";
        Answer first = service.post(path, "{\"amount\": 9}", "key-1");
        Answer second = service.post(path, "{\"amount\": 9}", "key-1");

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(service.balance(bob)).isEqualTo(9);
    }

    @Test
    void list_transactionsOfAnAccount_areNewestFirstPageByPage() {
        service.post("/transactions", transfer(ada, bob, 1));
        service.post("/transactions", transfer(bob, ada, 1));

        Answer newest = service.get("/accounts/" + ada + "/transactions?limit=2");
        Answer rest = service.get("/accounts/" + ada + "/transactions?limit=2&cursor=" + newest.text("nextCursor"));

        assertThat(newest.json().path("items").valueStream().map(item -> item.get("to").asString()))
                .containsExactly(ada, bob);
        assertThat(rest.json().path("items").valueStream().map(item -> item.get("amount").asLong()))
                .containsExactly(1_000L);
        assertThat(rest.json().path("nextCursor").isNull()).isTrue();
    }

    @Test
    void list_cursorOfAnotherAccount_isRefused() {
        service.deposit(ada, 1);
        JsonNode page = service.get("/accounts/" + ada + "/transactions?limit=1").json();

        Answer refused = service.get("/accounts/" + bob + "/transactions?cursor=" + page.get("nextCursor").asString());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("detail")).contains("nextCursor");
    }

    @Test
    void deposit_moreThanABalanceHolds_isRefused() {
        assertThat(service.deposit(bob, Long.MAX_VALUE).status()).isEqualTo(201);

        Answer refused = service.deposit(bob, 1);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("amount-too-large");
        assertThat(service.balance(bob)).isEqualTo(Long.MAX_VALUE);
    }
}
