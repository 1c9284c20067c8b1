package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Rule;
import dev.heddle.architecture.model.Architecture;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Features among themselves. */
final class FeaturesHaveNoCycles implements Check {

    private static final Rule RULE = Rule.of("features-have-no-cycles",
            "Features don't depend on each other in a circle",
            "features in a circle are one feature: none is understood, tested or taken out alone",
            "Turn one of the dependencies around: an interface in the feature that needs it, implemented by the other, an id in place of the object, or a third feature for what both need");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void run(Architecture architecture, Findings findings) {
        FeatureGraph graph = FeatureGraph.of(architecture);
        Set<String> said = new HashSet<>();
        for (FeatureGraph.Edge edge : graph.edges()) {
            List<String> circle = graph.circle(edge.from(), edge.to());
            if (!circle.isEmpty() && said.add(edge.type().topLevelName() + " " + edge.dependency().target())) {
                findings.add(edge.type(), edge.dependency(), "it closes the circle " + String.join(" → ", circle));
            }
        }
    }
}
