package com.example.bank.repository;

import com.example.bank.domain.Account;
import com.example.bank.usecase.Accounts;

/** Keeps nothing. */
public final class MemoryAccounts implements Accounts {

    @Override
    public Account of(String owner) {
        return new Account(owner, 0);
    }
}
