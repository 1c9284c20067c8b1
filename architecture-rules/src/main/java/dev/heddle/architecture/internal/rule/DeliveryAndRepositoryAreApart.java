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
        Outside outside = new Outside(architecture);
        architecture.in(Layer.DELIVERY)
                .forEach(t -> check(t, Layer.DELIVERY, Layer.REPOSITORY, architecture, outside, findings));
        architecture.in(Layer.REPOSITORY)
                .forEach(t -> check(t, Layer.REPOSITORY, Layer.DELIVERY, architecture, outside, findings));
    }

    private static void check(CodeClass type, Layer from, Layer to, Architecture architecture, Outside outside,
            Findings findings) {
        for (Dependency dependency : type.dependencies()) {
            architecture.find(dependency.target(), type).ifPresent(target -> {
                if (architecture.layerOf(target).filter(to::equals).isPresent()) {
                    findings.add(type, dependency, "the " + from + " layer must not know the " + to + " layer");
                } else if (outside.layersBehind(target).contains(to)) {
                    findings.add(type, dependency, "it belongs to no layer, and through it the " + from
                            + " layer knows the " + to + " layer");
                }
            });
        }
    }
}
