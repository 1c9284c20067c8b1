package dev.heddle.example.usecase.transaction;

import static java.util.Objects.requireNonNull;

/**
 * A name that a caller gives to a request, so that repeating the request does not repeat what it does. After the header
 * of the IETF draft "The Idempotency-Key HTTP Header Field".
 */
public record IdempotencyKey(String value) {

    /** The longest key. */
    public static final int MAX_LENGTH = 255;

    public IdempotencyKey {
        requireNonNull(value, "value is null");
        if (value.isEmpty() || value.length() > MAX_LENGTH || !value.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new IllegalArgumentException(
                    "must have 1 to " + MAX_LENGTH + " visible ASCII characters, without spaces");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
