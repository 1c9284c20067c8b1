package dev.heddle.example.delivery.http.account;

import dev.heddle.example.domain.account.Account;
import java.util.UUID;

record AccountJson(UUID id, UUID userId, String currency, long balance) {

    static AccountJson from(Account account) {
        return new AccountJson(account.id().value(), account.owner().value(),
                account.balance().currency().getCurrencyCode(), account.balance().amount());
    }
}
