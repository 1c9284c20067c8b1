package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Module;
import dev.heddle.architecture.ModuleDependency;
import dev.heddle.architecture.Rule;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Dependency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A module of the project that is used, but only comes through another one. */
final class UsedModulesAreDeclared implements Check {

    private static final Rule RULE = Rule.of("used-modules-are-declared",
            "A module names each module of the project that its classes use",
            "the build says what depends on what, and a module that comes through another goes when that one changes",
            "Name the module as a dependency, or don't use it");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Optional<String> whyNot(Architecture architecture) {
        return BuildFile.whyNot(architecture);
    }

    @Override
    public void run(Architecture architecture, Findings findings) {
        Map<Module, Map<String, ModuleDependency>> undeclared = new HashMap<>();
        architecture.modules().forEach(module -> undeclared.put(module, undeclared(module)));
        Set<String> reported = new HashSet<>();
        for (CodeClass type : architecture.classes()) {
            Map<String, ModuleDependency> candidates = undeclared.getOrDefault(type.module(), Map.of());
            for (Dependency dependency : candidates.isEmpty() ? Set.<Dependency>of() : type.dependencies()) {
                Optional.ofNullable(
                        architecture.find(dependency.target(), type).map(found -> found.module().name()).orElse(""))
                        .map(candidates::get)
                        .filter(found -> reported.add(type.module().name() + " " + found.name()))
                        .ifPresent(found -> findings.add(type, dependency, "the module " + type.module().name()
                                + " gets " + found.name() + " only " + BuildFile.way(found)));
            }
        }
    }

    private static Map<String, ModuleDependency> undeclared(Module module) {
        Map<String, ModuleDependency> undeclared = new HashMap<>();
        module.dependencies().stream().filter(d -> !d.declared() && !d.isForTests())
                .forEach(d -> undeclared.put(d.name(), d));
        module.dependencies().stream().filter(ModuleDependency::declared).forEach(d -> undeclared.remove(d.name()));
        return undeclared;
    }
}
