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
 * written with a dollar.
 */
final class Calls {

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
        return methods != null && ((methods.contains("*") && !call.name().equals("<init>"))
                || methods.contains(call.name())
                || methods.contains(call.name() + "(" + String.join(", ", call.parameters()) + ")")
                || methods.stream().anyMatch(m -> m.length() > 1 && m.startsWith("*")
                        && call.name().endsWith(m.substring(1))));
    }
}
