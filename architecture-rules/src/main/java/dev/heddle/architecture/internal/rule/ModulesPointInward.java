package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Rule;
import dev.heddle.architecture.model.Architecture;
import java.util.Optional;

/** The direction between modules, as the build has it. */
final class ModulesPointInward implements Check {

    private static final Rule RULE = Rule.of("modules-point-inward",
            "A module gets no module of a layer that its own layers may not depend on, declared or through another",
            "what is on the class path is used one day, and goes wherever the module goes",
            "Take the dependency out of the build, or move the class that needs it to a module of an outer layer");

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
        new ModuleGraph(architecture).reportOutward(dependency -> !dependency.isForTests(), findings);
    }
}
