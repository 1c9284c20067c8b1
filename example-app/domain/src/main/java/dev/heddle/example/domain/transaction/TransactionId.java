package dev.heddle.example.domain.transaction;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * The id of a transaction. Ids of one account grow in the order in which its money moved, as far as the clocks of the
 * services that make them agree.
 */
public record TransactionId(UUID value) {

    public TransactionId {
        requireNonNull(value, "value is null");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
