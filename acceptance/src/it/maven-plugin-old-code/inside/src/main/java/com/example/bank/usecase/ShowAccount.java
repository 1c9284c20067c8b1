package com.example.bank.usecase;

import com.example.bank.domain.Account;

/** Shows what somebody has. */
public final class ShowAccount {

    private final Accounts accounts;

    public ShowAccount(Accounts accounts) {
        this.accounts = accounts;
    }

    public Account run(String owner) {
        return accounts.of(owner);
    }
}
