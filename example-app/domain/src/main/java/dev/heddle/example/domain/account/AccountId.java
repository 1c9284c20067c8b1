package dev.heddle.example.domain.account;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The id of an account. */
public record AccountId(UUID value) {

    public AccountId {
        requireNonNull(value, "value is null");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
