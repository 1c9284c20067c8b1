package dev.heddle.example.domain.transaction;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The id of a transaction; ids of one account grow in the order in which its money moved. */
public record TransactionId(UUID value) {

    public TransactionId {
        requireNonNull(value, "value is null");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
