package dev.heddle.example.usecase.account;

import static java.util.Objects.requireNonNull;

import dev.heddle.domain.NotFound;
import dev.heddle.example.domain.account.Account;
import dev.heddle.example.domain.account.AccountId;
import dev.heddle.usecase.UseCase;

/** Finds an account by id ({@code account-not-found}). */
public final class FindAccount implements UseCase<AccountId, Account> {

    private final AccountRepository accounts;

    public FindAccount(AccountRepository accounts) {
        this.accounts = requireNonNull(accounts, "accounts is null");
    }

    @Override
    public Account execute(AccountId id) {
        return accounts.find(id).orElseThrow(() -> NotFound.of("account", id));
    }
}
