package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Module;
import dev.heddle.architecture.ModuleDependency;
import dev.heddle.architecture.model.CodeClass;

/** The file in which a module names its dependencies, as a place of reports. */
final class BuildFile {

    private BuildFile() {}

    /** Reports a dependency at the line that names it, or the one through which it comes. */
    static void report(Module module, ModuleDependency dependency, String message, Findings findings) {
        findings.add(CodeClass.ofBuild(module), "", dependency.line(), dependency.name(), message);
    }

    /** Returns how a module gets a dependency. */
    static String way(ModuleDependency dependency) {
        return dependency.declared() ? "declared" : "through " + String.join(" > ", dependency.through());
    }
}
