package dev.heddle.leak.check;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;

/** Texts to compare with; one that ends with {@code *} matches what begins like it. */
record Patterns(List<String> patterns) {

    static final Patterns NONE = new Patterns(List.of());

    Patterns {
        patterns = List.copyOf(patterns);
        patterns.forEach(Patterns::requireSelective);
    }

    static Patterns of(String... patterns) {
        return new Patterns(List.of(patterns));
    }

    private static void requireSelective(String pattern) {
        if (pattern.isBlank() || pattern.equals("*")) {
            throw new IllegalArgumentException("pattern must say what to ignore, actual: '" + pattern + "'");
        }
    }

    Patterns and(String... more) {
        requireNonNull(more, "patterns is null");
        return new Patterns(Stream.concat(patterns.stream(), Stream.of(more)).toList());
    }

    boolean match(String text) {
        return patterns.stream().anyMatch(pattern -> pattern.endsWith("*")
                ? text.startsWith(pattern.substring(0, pattern.length() - 1))
                : text.equals(pattern));
    }

    /** Compares with {@code fully.qualified.Type#method}, and with {@code fully.qualified.Type} alone. */
    boolean match(StackTraceElement frame) {
        return match(frame.getClassName() + "#" + frame.getMethodName()) || match(frame.getClassName());
    }
}
