package com.example.bank.domain;

import com.example.bank.repository.AccountTable;

/** Knows where it is kept. */
public record Savings(Account account, AccountTable table) {}
