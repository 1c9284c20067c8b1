package dev.heddle.delivery.http;

import java.nio.charset.StandardCharsets;

/** Text that every part of a service can keep: half a surrogate pair has no form in UTF-8, and PostgreSQL refuses U+0000. */
final class Unicode {

    static final String RULE = "must be well-formed Unicode without U+0000";

    /** Returns the text, or throws {@link IllegalArgumentException} if it can't be kept. */
    static String requireStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c) || c == '\0') {
                throw new IllegalArgumentException(RULE);
            }
        }
        return text;
    }

    /** Returns the text with a question mark for each half of a surrogate pair. */
    static String repaired(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private Unicode() {}
}
