package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.Rule;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Dependency;

/** The two outer layers, which the rule on the direction leaves to this one. */
final class DeliveryAndRepositoryAreApart implements Check {

    private static final Rule RULE = Rule.of("delivery-and-repository-are-apart",
            "Delivery and repository don't know each other",
            "a route that reads the store skips the use case, with its checks and its transaction",
            "Call a use case; where both need the same type, it belongs to the use case or the domain");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void run(Architecture architecture, Findings findings) {
        check(Layer.DELIVERY, Layer.REPOSITORY, architecture, findings);
        check(Layer.REPOSITORY, Layer.DELIVERY, architecture, findings);
    }

    private static void check(Layer from, Layer to, Architecture architecture, Findings findings) {
        architecture.in(from).forEach(type -> check(type, from, to, architecture, findings));
    }

    private static void check(CodeClass type, Layer from, Layer to, Architecture architecture, Findings findings) {
        for (Dependency dependency : type.dependencies()) {
            if (architecture.find(dependency.target(), type).flatMap(architecture::layerOf).filter(to::equals)
                    .isPresent()) {
                findings.add(type, dependency, "the " + from + " layer must not know the " + to + " layer");
            }
        }
    }
}
