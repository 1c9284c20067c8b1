package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import java.util.function.Function;

/**
 * Makes a value from the text of a parameter.
 *
 * <p>What can't be parsed is an {@link IllegalArgumentException} whose message says what must hold, as checking
 * constructors do: {@code must be a UUID}, or {@code amount must be positive, actual: -1}. The caller gets it with the
 * parameter's name and with what it sent: {@code id must be a UUID, actual: 7}. Any other message was not written for
 * callers, and is kept from them.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface Parser<T> {

    /**
     * Parses the text.
     *
     * @throws IllegalArgumentException if it is not the text of such a value
     */
    T parse(String text);

    /** Returns a parser that goes on with what this one returns. */
    default <U> Parser<U> map(Function<? super T, ? extends U> then) {
        requireNonNull(then, "then is null");
        return text -> then.apply(parse(text));
    }

    /** Returns a parser that takes any text. */
    static Parser<String> string() {
        return text -> text;
    }

    /** Returns a parser of UUIDs in their canonical form of 8-4-4-4-12 hexadecimal digits. */
    static Parser<UUID> uuid() {
        return CanonicalUuid::parse;
    }

    /**
     * Returns a parser of whole numbers in decimal digits.
     *
     * @param min the least one that is allowed
     * @param max the greatest one that is allowed
     */
    static Parser<Integer> integer(int min, int max) {
        if (min > max) {
            throw new IllegalArgumentException("min must be at most max, actual: " + min + " and " + max);
        }
        return text -> {
            try {
                int value = Integer.parseInt(text);
                if (value >= min && value <= max) {
                    return value;
                }
            } catch (NumberFormatException _) {
                // refused below, together with what is out of range
            }
            throw new IllegalArgumentException("must be between " + min + " and " + max);
        };
    }
}
