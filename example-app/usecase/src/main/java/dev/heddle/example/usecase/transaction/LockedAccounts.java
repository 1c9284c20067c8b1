package dev.heddle.example.usecase.transaction;

import dev.heddle.domain.NotFound;
import dev.heddle.example.domain.account.Account;
import dev.heddle.example.domain.account.AccountId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accounts that nobody else changes until the open transaction ends. */
record LockedAccounts(Map<AccountId, Account> byId) {

    /**
     * Returns one of them as it was when it was locked.
     *
     * @throws NotFound if there is no such account ({@code account-not-found})
     */
    Account account(AccountId id) {
        @Nullable
        Account account = byId.get(id);
        if (account == null) {
            throw NotFound.of("account", id);
        }
        return account;
    }
}
