package dev.heddle.delivery.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a parameter that a caller sent, or tells it what to send instead. */
final class Parameter {

    static final String CODE = "invalid-parameter";

    private static final int MAX_ACTUAL = 100;
    /** {@code [name ]must be so and so[, actual: such]}, as checking constructors write it. */
    private static final Pattern RULE = Pattern.compile("^(?:[a-z]\\w* )?(must .+?)(?:, actual: .*)?$", Pattern.DOTALL);

    static <T> T parse(String name, String text, Parser<T> parser) {
        try {
            return parser.parse(text);
        } catch (IllegalArgumentException e) {
            throw refused(name, rule(e), text);
        }
    }

    static ProblemException refused(String name, String rule, String actual) {
        return ProblemException.of(400, CODE, name + " " + rule + ", actual: " + shown(actual));
    }

    /** Returns what a caller sent as it is told to it, which is not all of it where it is long. */
    static String shown(String actual) {
        return actual.length() <= MAX_ACTUAL ? actual : actual.substring(0, MAX_ACTUAL) + "...";
    }

    /** A message that was not written for callers may tell them what they must not know. */
    static String rule(IllegalArgumentException e) {
        Matcher message = RULE.matcher(String.valueOf(e.getMessage()));
        return message.find() ? message.group(1) : "must be a valid value";
    }

    private Parameter() {}
}
