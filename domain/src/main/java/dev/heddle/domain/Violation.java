package dev.heddle.domain;

import static java.util.Objects.requireNonNull;

/**
 * One rule that an input breaks.
 *
 * @param field the name of the field; nested ones are separated by a dot
 * @param message what must hold, as the rest of a sentence that starts with the field: {@code must not be blank}
 */
public record Violation(String field, String message) {

    public Violation {
        requireNonNull(field, "field is null");
        requireNonNull(message, "message is null");
    }

    @Override
    public String toString() {
        return field + " " + message;
    }
}
