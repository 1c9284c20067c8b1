package dev.heddle.architecture.rule;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.Rule;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Dependency;
import java.util.stream.Stream;

/**
 * Types of the project that are mapped to a table or to the wire, wherever they live. Those of an outer layer are left to the
 * direction between layers, and what a class of the inside carries itself to the rules on libraries.
 */
final class PersistenceAndWireTypesStayOutside implements Check {

    private static final Rule RULE = Rule.of("persistence-and-wire-types-stay-outside",
            "Types that are made for a database or for the wire don't cross into the domain or into a use case",
            "a column or a field of JSON that is renamed would change what the service does",
            "Let the port speak in types of the domain, and map in the adapter");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void run(Architecture architecture, Findings findings) {
        Stream.of(Layer.DOMAIN, Layer.USE_CASE).flatMap(architecture::in)
                .forEach(type -> check(type, architecture, findings));
    }

    private static void check(CodeClass type, Architecture architecture, Findings findings) {
        for (Dependency dependency : type.dependencies()) {
            architecture.find(dependency.target(), type).filter(target -> architecture.layerOf(target).isEmpty())
                    .flatMap(MappedTypes::sign).ifPresent(sign -> findings.add(type, dependency,
                            "it is made for a database or for the wire (" + sign + ")"));
        }
    }
}
