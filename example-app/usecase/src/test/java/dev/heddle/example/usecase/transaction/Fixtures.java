package dev.heddle.example.usecase.transaction;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.heddle.example.domain.account.Account;
import dev.heddle.example.domain.account.AccountId;
import dev.heddle.example.domain.money.Money;
import dev.heddle.example.domain.transaction.TransactionId;
import dev.heddle.example.domain.user.UserId;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What the tests of this package have in common. */
final class Fixtures {

    static final Currency EUR = Currency.getInstance("EUR");
    static final Currency JPY = Currency.getInstance("JPY");
    static final Instant NOW = Instant.parse("2026-11-24T09:30:00Z");
    static final AccountId FROM = new AccountId(new UUID(0, 1));
    static final AccountId TO = new AccountId(new UUID(0, 2));
    static final TransactionId ID = new TransactionId(new UUID(0, 3));
    static final TransactionId EARLIER_ID = new TransactionId(new UUID(0, 4));
    static final IdempotencyKey KEY = new IdempotencyKey("rent-2026-11");

    private static final UserId OWNER = new UserId(new UUID(0, 5));

    private Fixtures() {}

    static Account accountOf(AccountId id, long balance, Currency currency) {
        return new Account(id, OWNER, new Money(balance, currency));
    }

    static Map<AccountId, Account> byId(Account... accounts) {
        return Stream.of(accounts).collect(toUnmodifiableMap(Account::id, identity()));
    }
}
