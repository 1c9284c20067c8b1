package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.ModuleDependency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * What the main code of a module is compiled and run with.
 *
 * @param declared counting what comes through a dependency that has no classes of its own
 * @param undeclared the others
 * @param has whether a dependency has a class
 */
record ClassPath(List<ModuleDependency> declared, List<ModuleDependency> undeclared,
        BiPredicate<ModuleDependency, String> has, Map<String, Optional<ModuleDependency>> known) {

    ClassPath(List<ModuleDependency> declared, List<ModuleDependency> undeclared,
            BiPredicate<ModuleDependency, String> has) {
        this(List.copyOf(declared), List.copyOf(undeclared), has, new HashMap<>());
    }

    /** Returns whether there is nothing that isn't declared. */
    boolean isEmpty() {
        return undeclared.isEmpty();
    }

    /** Returns the dependency that has the class, if none that is declared has it. */
    Optional<ModuleDependency> undeclared(String className) {
        return known.computeIfAbsent(className, this::find);
    }

    private Optional<ModuleDependency> find(String className) {
        return declared.stream().anyMatch(d -> has.test(d, className)) ? Optional.empty()
                : undeclared.stream().filter(d -> has.test(d, className)).findFirst();
    }
}
