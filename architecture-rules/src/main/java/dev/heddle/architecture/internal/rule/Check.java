package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Rule;
import dev.heddle.architecture.internal.config.Config;
import dev.heddle.architecture.model.Architecture;
import java.util.Optional;

/**
 * A rule that can be run. It reports each place that breaks it; severity, exceptions, suppressions, the baseline and the
 * lines of what the class file has no line for are the engine's.
 */
public interface Check {

    Rule rule();

    /** Returns why the rule can't look at a project; empty where it can. */
    default Optional<String> whyNot(Architecture architecture) {
        return Optional.empty();
    }

    /** Reports what breaks the rule. */
    void run(Architecture architecture, Findings findings);

    /** Reports what breaks the rule, where it depends on more of {@code architecture.yaml} than the engine knows of. */
    default void run(Architecture architecture, Config config, Findings findings) {
        run(architecture, findings);
    }
}
