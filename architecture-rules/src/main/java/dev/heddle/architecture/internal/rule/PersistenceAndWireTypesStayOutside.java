package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.Rule;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Dependency;
import dev.heddle.architecture.model.DependencyKind;
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

    private static final Types STORES = Types.of("org.springframework.data..", "io.micronaut.data.repository..",
            "jakarta.data.repository..", "io.quarkus.hibernate.orm.panache..");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void run(Architecture architecture, Findings findings) {
        Stream.of(Layer.DOMAIN, Layer.USE_CASE).flatMap(architecture::in)
                .forEach(type -> check(type, architecture, findings));
        architecture.in(Layer.REPOSITORY).forEach(type -> checkStored(type, architecture, findings));
    }

    /** A type argument of a repository that a framework writes is what it maps to the table. */
    private static void checkStored(CodeClass type, Architecture architecture, Findings findings) {
        if (type.kind() != CodeClass.Kind.INTERFACE || type.interfaces().stream().noneMatch(STORES::has)) {
            return;
        }
        for (Dependency dependency : type.dependencies()) {
            if (dependency.kind() == DependencyKind.TYPE_ARGUMENT && dependency.member().isEmpty()) {
                architecture.find(dependency.target(), type).filter(target -> isInside(target, architecture))
                        .filter(target -> target.kind() != CodeClass.Kind.INTERFACE && !isId(target))
                        .ifPresent(target -> findings.add(type, dependency,
                                "the framework maps it to a table: give it a type of the repository layer"));
            }
        }
    }

    /** Whether it is a key, which is the last type argument; the class file doesn't say the order. */
    private static boolean isId(CodeClass target) {
        return target.simpleName().endsWith("Id");
    }

    private static boolean isInside(CodeClass type, Architecture architecture) {
        return architecture.layerOf(type).filter(l -> l == Layer.DOMAIN || l == Layer.USE_CASE).isPresent();
    }

    private static void check(CodeClass type, Architecture architecture, Findings findings) {
        for (Dependency dependency : type.dependencies()) {
            architecture.find(dependency.target(), type).filter(target -> architecture.layerOf(target).isEmpty())
                    .flatMap(MappedTypes::sign).ifPresent(sign -> findings.add(type, dependency,
                            "it is made for a database or for the wire (" + sign + ")"));
        }
    }
}
