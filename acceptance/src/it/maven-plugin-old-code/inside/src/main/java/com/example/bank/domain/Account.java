package com.example.bank.domain;

import java.time.Instant;

/** Money of somebody. */
public record Account(String owner, long cents) {

    public Instant shownAt() {
        return Instant.now();
    }
}
