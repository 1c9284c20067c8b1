package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Dependency;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The classes of the project that belong to no layer: what is forbidden to a layer is not done through them either. */
final class Outside {

    private final Architecture architecture;
    private final Map<CodeClass, Set<Layer>> behind = new HashMap<>();

    Outside(Architecture architecture) {
        this.architecture = architecture;
        Map<CodeClass, Set<CodeClass>> users = new HashMap<>();
        architecture.classes().stream().filter(this::isOutside).forEach(type -> targets(type)
                .forEach(target -> architecture.layerOf(target).ifPresentOrElse(layer -> behind(type).add(layer),
                        () -> users.computeIfAbsent(target, t -> new HashSet<>()).add(type))));
        Deque<CodeClass> changed = new ArrayDeque<>(behind.keySet());
        while (!changed.isEmpty()) {
            CodeClass next = changed.pop();
            users.getOrDefault(next, Set.of()).stream().filter(user -> behind(user).addAll(behind(next)))
                    .forEach(changed::push);
        }
    }

    /** Returns the layers that a class of no layer leads to, through others like it; none for a class of a layer. */
    Set<Layer> layersBehind(CodeClass type) {
        return behind.getOrDefault(type, Set.of());
    }

    /** Returns the classes of no layer that those of some layers use, directly or through others like them. */
    Set<CodeClass> usedBy(Set<Layer> layers) {
        Set<CodeClass> used = new LinkedHashSet<>();
        Deque<CodeClass> left = new ArrayDeque<>();
        architecture.classes().stream().filter(t -> architecture.layerOf(t).filter(layers::contains).isPresent())
                .forEach(left::push);
        while (!left.isEmpty()) {
            targets(left.pop()).filter(this::isOutside).filter(used::add).forEach(left::push);
        }
        return used;
    }

    /** Returns a sentence on what a layer must not do, where it does so through a class of no layer. */
    static String through(CodeClass type, String sentence) {
        return sentence + "; " + type.simpleName() + " belongs to no layer, and is used by those";
    }

    private boolean isOutside(CodeClass type) {
        return architecture.layerOf(type).isEmpty();
    }

    private Stream<CodeClass> targets(CodeClass type) {
        return type.dependencies().stream().map(Dependency::target).distinct()
                .flatMap(name -> architecture.find(name, type).stream());
    }

    private Set<Layer> behind(CodeClass type) {
        return behind.computeIfAbsent(type, t -> EnumSet.noneOf(Layer.class));
    }
}
