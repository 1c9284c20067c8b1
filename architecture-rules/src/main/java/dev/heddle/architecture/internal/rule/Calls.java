package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.model.Call;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Calls by name: {@code a.B.c} with any parameters, {@code a.B.c()} and {@code a.B.c(int, a.D)} with these alone,
 * {@code a.B.*} and {@code a.B.*Async} for all methods that end so, {@code a.B.<init>} for constructors. Nested classes are
 * written with a dollar. Where Kotlin fills in default values, it calls {@code c$default}, with more parameters; it counts as
 * {@code c} where any parameters do.
 */
final class Calls {

    private static final String DEFAULTS = "$default";

    private final Map<String, Set<String>> byOwner = new HashMap<>();

    private Calls(List<String> entries) {
        for (String entry : entries) {
            int end = entry.indexOf('(');
            int dot = entry.lastIndexOf('.', end < 0 ? entry.length() : end);
            byOwner.computeIfAbsent(entry.substring(0, dot), owner -> new HashSet<>()).add(entry.substring(dot + 1));
        }
    }

    static Calls of(String... entries) {
        return new Calls(Arrays.asList(entries));
    }

    /** Returns the names of classes, each with its methods. */
    Map<String, Set<String>> byOwner() {
        return Map.copyOf(byOwner);
    }

    boolean has(Call call) {
        Set<String> methods = byOwner.get(call.owner());
        return methods != null && (has(methods, call.name(), call) || (call.name().endsWith(DEFAULTS)
                && has(methods, call.name().substring(0, call.name().length() - DEFAULTS.length()), call)));
    }

    private static boolean has(Set<String> methods, String name, Call call) {
        return (methods.contains("*") && !name.equals("<init>")) || methods.contains(name)
                || methods.contains(name + "(" + String.join(", ", call.parameters()) + ")")
                || methods.stream().anyMatch(m -> m.length() > 1 && m.startsWith("*") && name.endsWith(m.substring(1)));
    }
}
