package dev.heddle.architecture.internal.bytecode;

import dev.heddle.architecture.model.Call;
import dev.heddle.architecture.model.DependencyKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A class with those nested in it. Compilers move code into methods that nobody wrote: that of a lambda, and what a nested
 * class does to private members around it. In the source it is a part of each method that calls them, so it counts there.
 */
final class Nest {

    private final Map<String, Body> made = new HashMap<>();
    private final Set<String> called = new HashSet<>();

    private Nest(List<ClassFacts> classes) {
        classes.forEach(type -> made.putAll(type.made()));
    }

    /** Tells the classes what their code uses. */
    static void complete(List<ClassFacts> classes) {
        Nest nest = new Nest(classes);
        classes.forEach(type -> type.bodies().forEach(body -> nest.add(body, type)));
        classes.forEach(nest::addUncalled);
    }

    /** What another language's compiler calls in a way that isn't known here. */
    private void addUncalled(ClassFacts type) {
        type.made().forEach((key, body) -> {
            if (!called.contains(key)) {
                add(body, type);
            }
        });
    }

    private void add(Body body, ClassFacts type) {
        body.uses().forEach(use -> add(use, body.label(), use.line(), type, Set.of()));
    }

    private void add(Use use, String label, int line, ClassFacts type, Set<String> within) {
        Body moved = mayBeMade(use.method()) ? made.get(use.target()) : null;
        if (moved == null) {
            addUse(use, label, line, type);
        } else if (!within.contains(use.target())) {
            called.add(use.target());
            Set<String> deeper = new HashSet<>(within);
            deeper.add(use.target());
            boolean lambda = Body.isLambda(use.method());
            moved.uses().forEach(inner -> add(inner, label, lambda ? inner.line() : line, type, deeper));
        }
    }

    private void addUse(Use use, String label, int line, ClassFacts type) {
        type.add(use.owner(), use.kind(), label, line);
        if (use.kind() == DependencyKind.CALL) {
            type.add(new Call(use.owner(), use.method(), use.parameters(), label, line));
        }
    }

    private static boolean mayBeMade(String method) {
        return Body.isLambda(method) || Body.isAccessor(method);
    }
}
