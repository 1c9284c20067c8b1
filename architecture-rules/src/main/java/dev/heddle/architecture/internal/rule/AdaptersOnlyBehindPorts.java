package dev.heddle.architecture.internal.rule;

import static java.util.stream.Collectors.joining;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.Rule;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Dependency;
import java.util.Optional;
import java.util.stream.Stream;

/** Adapters among themselves; what the layers may know of each other has rules of its own. */
final class AdaptersOnlyBehindPorts implements Check {

    private static final Rule RULE = Rule.of("adapters-only-behind-ports",
            "An adapter is reached through its port alone, and adapters of different technologies don't know each other",
            "an adapter that is named can't be replaced, and two that know each other change together",
            "Take the port (the interface of the inside) in the constructor, and let the main layer choose the adapter");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void run(Architecture architecture, Findings findings) {
        Ports ports = Ports.of(architecture);
        for (Layer layer : new Layer[]{Layer.REPOSITORY, Layer.DELIVERY}) {
            architecture.in(layer).forEach(type -> check(type, layer, ports, architecture, findings));
        }
    }

    private static void check(CodeClass type, Layer layer, Ports ports, Architecture architecture, Findings findings) {
        for (Dependency dependency : type.dependencies()) {
            architecture.find(dependency.target(), type)
                    .filter(target -> architecture.layerOf(target).filter(layer::equals).isPresent())
                    .flatMap(target -> breach(type, target, ports))
                    .ifPresent(sentence -> findings.add(type, dependency, sentence));
        }
    }

    private static Optional<String> breach(CodeClass type, CodeClass target, Ports ports) {
        Optional<String> apart = Technologies.apart(type.packageName(), target.packageName());
        if (apart.isPresent()) {
            return apart.map(technologies -> "adapters of different technologies (" + technologies
                    + ") must not know each other");
        }
        if (isConcrete(target) && !areNeighbours(type, target) && !ports.of(target).isEmpty()) {
            return Optional.of("it is an adapter, reach it through " + ports.of(target).stream()
                    .map(CodeClass::simpleName).sorted().collect(joining(" or ")));
        }
        return Optional.empty();
    }

    private static boolean isConcrete(CodeClass target) {
        return !target.isAbstract() && Stream.of(CodeClass.Kind.CLASS, CodeClass.Kind.RECORD, CodeClass.Kind.ENUM)
                .anyMatch(target.kind()::equals);
    }

    /** Classes of one package, or of one below the other, are parts of one adapter. */
    private static boolean areNeighbours(CodeClass type, CodeClass target) {
        String one = type.packageName() + ".";
        String other = target.packageName() + ".";
        return one.startsWith(other) || other.startsWith(one);
    }
}
