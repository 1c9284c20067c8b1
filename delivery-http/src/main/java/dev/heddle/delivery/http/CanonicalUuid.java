package dev.heddle.delivery.http;

import java.util.UUID;

/** Reads UUIDs strictly; {@link UUID#fromString} also takes {@code 1-1-1-1-1}. */
final class CanonicalUuid {

    private static final int LENGTH = 36;

    static UUID parse(String text) {
        if (!isCanonical(text)) {
            throw new IllegalArgumentException("must be a UUID such as 0198c6a0-5e1b-7c3a-9d4e-2f6b8a1c0d3e");
        }
        return UUID.fromString(text);
    }

    private static boolean isCanonical(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            char c = text.charAt(i);
            if (dash ? c != '-' : !isHexDigit(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHexDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private CanonicalUuid() {}
}
