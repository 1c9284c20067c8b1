package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Module;
import dev.heddle.architecture.ModuleDependency;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import java.util.Optional;

/** The file in which a module names its dependencies, as a place of reports. */
final class BuildFile {

    private BuildFile() {}

    /** Reports a dependency at the line that names it, or the one through which it comes. */
    static void report(Module module, ModuleDependency dependency, String message, Findings findings) {
        findings.add(CodeClass.ofBuild(module), "", dependency.line(), dependency.name(), message);
    }

    /** Returns why a rule on the build can't be run: some module's dependencies are known to nobody. */
    static Optional<String> whyNot(Architecture architecture) {
        return architecture.modules().stream().filter(m -> m.buildFile().isEmpty() && m.dependencies().isEmpty())
                .findFirst().map(m -> "what the build gives to the module " + m.name()
                        + " is not known; in Maven, heddle:check knows it");
    }

    /** Returns how a module gets a dependency. */
    static String way(ModuleDependency dependency) {
        return dependency.declared() ? "declared" : "through " + String.join(" > ", dependency.through());
    }
}
