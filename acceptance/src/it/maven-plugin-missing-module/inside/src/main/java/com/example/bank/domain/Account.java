package com.example.bank.domain;

/** Money of somebody. */
public record Account(String owner, long cents) {}
