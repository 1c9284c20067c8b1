package dev.heddle.example.domain.user;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** Somebody who may own accounts. */
public record User(UserId id, String name, EmailAddress email, Instant createdAt) {

    /** What holds for a name, as the rest of a sentence. */
    public static final String NAME_RULE = "must have 1 to 100 characters, one of them visible, none a control character";

    private static final int MAX_NAME_LENGTH = 100;

    public User {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        requireNonNull(email, "email is null");
        requireNonNull(createdAt, "createdAt is null");
        if (!isName(name)) {
            throw new IllegalArgumentException("name " + NAME_RULE + ", actual: '" + name + "'");
        }
    }

    /** Returns whether the text may be a name. A plain loop, since each user that is read passes here. */
    public static boolean isName(String text) {
        boolean visible = false;
        int count = 0;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int codePoint = text.codePointAt(i);
            if (!isText(codePoint)) {
                return false;
            }
            visible |= isVisible(codePoint);
            count++;
        }
        return visible && count <= MAX_NAME_LENGTH;
    }

    /** Anything that can be stored, and keeps a name on one line. */
    private static boolean isText(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }

    private static boolean isVisible(int codePoint) {
        return !Character.isSpaceChar(codePoint) && Character.getType(codePoint) != Character.FORMAT;
    }
}
