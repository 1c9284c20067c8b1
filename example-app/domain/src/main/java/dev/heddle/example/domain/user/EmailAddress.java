package dev.heddle.example.domain.user;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as its owner writes it. Checks the shape that the HTML standard asks of {@code <input type=email>},
 * with a dot in the domain; only a message that arrives proves more.
 */
public record EmailAddress(String value) {

    /** The longest address that SMTP can carry (RFC 5321, with the erratum to RFC 3696). */
    public static final int MAX_LENGTH = 254;

    private static final Pattern SHAPE = Pattern
            .compile("[\\w.!#$%&'*+/=?^`{|}~-]++@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}"
                    + "[A-Za-z0-9])?\\.)+[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    public EmailAddress {
        requireNonNull(value, "value is null");
        if (!isValid(value)) {
            throw new IllegalArgumentException("value must be an e-mail address, actual: '" + value + "'");
        }
    }

    /** Returns the address, or nothing where the text is none. */
    public static Optional<EmailAddress> parse(String text) {
        return isValid(text) ? Optional.of(new EmailAddress(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH && SHAPE.matcher(text).matches();
    }
}
