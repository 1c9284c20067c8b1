package com.example.bank.repository;

/** A table. */
public final class AccountTable {}
