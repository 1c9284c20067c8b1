package com.example.bank.usecase;

import com.example.bank.domain.Account;

/** Where accounts are kept. */
public interface Accounts {

    Account of(String owner);
}
