package dev.heddle.architecture.internal.rule;

import static java.util.stream.Collectors.joining;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.Module;
import dev.heddle.architecture.ModuleDependency;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The modules of a project, each with the layers of its classes, and what they get from each other. */
final class ModuleGraph {

    private final Architecture architecture;
    private final Map<String, Set<Layer>> layers = new HashMap<>();

    ModuleGraph(Architecture architecture) {
        this.architecture = architecture;
        for (CodeClass type : architecture.classes()) {
            architecture.layerOf(type).ifPresent(layer -> layers
                    .computeIfAbsent(type.module().name(), name -> EnumSet.noneOf(Layer.class)).add(layer));
        }
    }

    /** Reports each dependency that brings a layer which none of the module's own may depend on. */
    void reportOutward(Predicate<ModuleDependency> which, Findings findings) {
        for (Module module : architecture.modules()) {
            Set<Layer> allowed = EnumSet.noneOf(Layer.class);
            layersOf(module.name()).forEach(layer -> allowed.addAll(layer.mayDependOn()));
            if (!allowed.isEmpty()) {
                module.dependencies().stream().filter(which)
                        .forEach(dependency -> report(module, allowed, dependency, findings));
            }
        }
    }

    private void report(Module module, Set<Layer> allowed, ModuleDependency dependency, Findings findings) {
        Set<Layer> outward = EnumSet.noneOf(Layer.class);
        outward.addAll(layersOf(dependency.name()));
        outward.removeAll(allowed);
        if (!outward.isEmpty()) {
            BuildFile.report(module, dependency,
                    "the module " + module.name() + " (" + words(layersOf(module.name()))
                            + ") gets the module " + dependency.name() + " (" + words(outward) + "), scope "
                            + dependency.scope() + ", " + BuildFile.way(dependency),
                    findings);
        }
    }

    private Set<Layer> layersOf(String module) {
        return layers.getOrDefault(module, Set.of());
    }

    private static String words(Set<Layer> layers) {
        return layers.stream().map(Layer::toString).collect(joining(", "));
    }
}
