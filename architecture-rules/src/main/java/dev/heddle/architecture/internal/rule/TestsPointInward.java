package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Rule;
import dev.heddle.architecture.Severity;
import dev.heddle.architecture.model.Architecture;
import java.util.Optional;

/** The direction between modules for what the tests alone get. A test that wires adapters has its place in main. */
final class TestsPointInward implements Check {

    private static final Rule RULE = new Rule("tests-point-inward",
            "The tests of a module get no module of a layer that its own layers may not depend on",
            "a test that needs an outer layer to say what an inner one does fails for reasons of the outer one",
            "Use a fake of the port, or move the test to the module that wires both", Severity.WARNING);

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
        new ModuleGraph(architecture).reportOutward(dependency -> dependency.isForTests(), findings);
    }
}
