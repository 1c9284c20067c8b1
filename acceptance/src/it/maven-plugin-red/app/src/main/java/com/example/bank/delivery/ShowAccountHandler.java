package com.example.bank.delivery;

import com.example.bank.usecase.ShowAccount;

/** Answers with a line. */
public record ShowAccountHandler(ShowAccount show) {}
