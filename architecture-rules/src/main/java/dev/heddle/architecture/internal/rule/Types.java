package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.model.Names;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Types by name: {@code a.b.C} with its nested ones, or {@code a.b..} for a package and all below it. Faster than a list of
 * patterns, since rules ask it for each dependency.
 */
final class Types {

    private final Set<String> names = new HashSet<>();
    private final Set<String> packages = new HashSet<>();

    private Types(List<String> entries) {
        for (String entry : entries) {
            if (entry.endsWith("..")) {
                packages.add(entry.substring(0, entry.length() - 2));
            } else {
                names.add(entry);
            }
        }
    }

    static Types of(String... entries) {
        return new Types(Arrays.asList(entries));
    }

    /** Returns these and others. */
    Types and(Types more) {
        Types both = new Types(List.of());
        both.names.addAll(names);
        both.packages.addAll(packages);
        both.names.addAll(more.names);
        both.packages.addAll(more.packages);
        return both;
    }

    /** Returns the types that are named in full. */
    Set<String> names() {
        return Set.copyOf(names);
    }

    boolean has(String type) {
        if (names.contains(type) || names.contains(Names.topLevel(type))) {
            return true;
        }
        for (int dot = type.lastIndexOf('.'); dot > 0; dot = type.lastIndexOf('.', dot - 1)) {
            if (packages.contains(type.substring(0, dot))) {
                return true;
            }
        }
        return false;
    }
}
