package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Module;
import dev.heddle.architecture.ModuleDependency;
import dev.heddle.architecture.Rule;
import dev.heddle.architecture.Severity;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Dependency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A library that is used, but only comes through another one. What an empty jar (a starter) brings counts as declared. */
final class UsedLibrariesAreDeclared implements Check {

    private static final Rule RULE = new Rule("used-libraries-are-declared",
            "A module names each library that its classes use",
            "a library that comes through another one changes its version, or goes, when that one changes",
            "Name the library as a dependency, or don't use it", Severity.WARNING);

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
        try (ClassPaths classPaths = new ClassPaths()) {
            Map<Module, ClassPath> byModule = new HashMap<>();
            Set<String> reported = new HashSet<>();
            for (CodeClass type : architecture.classes()) {
                ClassPath classPath = byModule.computeIfAbsent(type.module(), classPaths::of);
                for (Dependency dependency : classPath.isEmpty() ? Set.<Dependency>of() : type.dependencies()) {
                    undeclared(dependency.target(), classPath, architecture)
                            .filter(library -> reported.add(type.module().name() + " " + library.name()))
                            .ifPresent(library -> findings.add(type, dependency, "the module " + type.module().name()
                                    + " gets " + library.name() + " only " + BuildFile.way(library)));
                }
            }
        }
    }

    private static Optional<ModuleDependency> undeclared(String target, ClassPath classPath,
            Architecture architecture) {
        return architecture.has(target) || target.startsWith("java.") ? Optional.empty()
                : classPath.undeclared(target);
    }
}
