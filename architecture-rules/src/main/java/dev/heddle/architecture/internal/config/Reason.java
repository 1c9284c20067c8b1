package dev.heddle.architecture.internal.config;

import java.util.regex.Pattern;

/** A reason says something: a sign or a single letter doesn't. */
public final class Reason {

    private static final Pattern WORD = Pattern.compile("\\p{L}{2}");

    private Reason() {}

    public static boolean isGiven(String text) {
        return WORD.matcher(text).find();
    }
}
