package dev.heddle.example.domain.user;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * An e-mail address as its owner writes it. Checks the shape that the HTML standard asks of {@code <input type=email>},
 * with a dot in the domain; only a message that arrives proves more.
 */
public record EmailAddress(String value) {

    /** The longest address that SMTP can carry (RFC 5321, with the erratum to RFC 3696). */
    public static final int MAX_LENGTH = 254;

    private static final int MAX_LABEL_LENGTH = 63;

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

    /** Plain loops, since each user that is read passes here; a regular expression takes ten times as long. */
    private static boolean isValid(String text) {
        int at = text.indexOf('@');
        return text.length() <= MAX_LENGTH && at > 0 && isLocalPart(text, at) && isDomain(text, at + 1);
    }

    private static boolean isLocalPart(String text, int end) {
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (!isLetterOrDigit(c) && ".!#$%&'*+/=?^_`{|}~-".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDomain(String text, int start) {
        int label = start;
        for (int dot = text.indexOf('.', label); dot >= 0; dot = text.indexOf('.', label)) {
            if (!isLabel(text, label, dot)) {
                return false;
            }
            label = dot + 1;
        }
        return label > start && isLabel(text, label, text.length());
    }

    private static boolean isLabel(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean inside = i > start && i < end - 1;
            if (!isLetterOrDigit(c) && !(c == '-' && inside)) {
                return false;
            }
        }
        return end > start && end - start <= MAX_LABEL_LENGTH;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
