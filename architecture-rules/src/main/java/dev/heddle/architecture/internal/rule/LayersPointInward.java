package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.Rule;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Dependency;

/** The direction between layers. */
final class LayersPointInward implements Check {

    private static final Rule RULE = Rule.of("layers-point-inward",
            "Delivery and repository depend on use cases, use cases on the domain, and never the other way round",
            "what a service does would have to change with how it is reached or where it stores",
            "Declare an interface for the need in the inner layer, and implement it in the outer one");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void run(Architecture architecture, Findings findings) {
        Outside outside = new Outside(architecture);
        for (CodeClass type : architecture.classes()) {
            architecture.layerOf(type).ifPresent(layer -> check(type, layer, architecture, outside, findings));
        }
    }

    private static void check(CodeClass type, Layer layer, Architecture architecture, Outside outside,
            Findings findings) {
        for (Dependency dependency : type.dependencies()) {
            architecture.find(dependency.target(), type).ifPresent(target -> {
                architecture.layerOf(target).filter(to -> isForbidden(layer, to)).ifPresent(to -> findings.add(type,
                        dependency, "the " + layer + " layer must not depend on the " + to + " layer"));
                outside.layersBehind(target).stream().filter(to -> isForbidden(layer, to)).findFirst()
                        .ifPresent(to -> findings.add(type, dependency, "it belongs to no layer, and through it the "
                                + layer + " layer depends on the " + to + " layer"));
            });
        }
    }

    private static boolean isForbidden(Layer layer, Layer target) {
        return !layer.mayDependOn().contains(target) && !areApart(layer, target);
    }

    /** Has a rule of its own. */
    private static boolean areApart(Layer layer, Layer target) {
        return (layer == Layer.DELIVERY && target == Layer.REPOSITORY)
                || (layer == Layer.REPOSITORY && target == Layer.DELIVERY);
    }
}
