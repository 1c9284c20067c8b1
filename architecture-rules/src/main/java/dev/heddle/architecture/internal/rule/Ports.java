package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Member;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the inside asks for and the outside does: interfaces of the inside with methods, and who implements them. */
final class Ports {

    private final Architecture architecture;
    private final Map<CodeClass, Set<CodeClass>> byAdapter = new HashMap<>();

    private Ports(Architecture architecture) {
        this.architecture = architecture;
    }

    static Ports of(Architecture architecture) {
        Ports ports = new Ports(architecture);
        architecture.classes().stream().filter(c -> !ports.isInside(c) && !MappedTypes.isMapped(c)).forEach(ports::add);
        return ports;
    }

    /** Returns the ports that an adapter implements; none for what is no adapter. */
    Set<CodeClass> of(CodeClass adapter) {
        return byAdapter.getOrDefault(adapter, Set.of());
    }

    /** Returns the ports that classes of the repository layer implement, and nobody inside. */
    Set<CodeClass> outgoing() {
        Set<CodeClass> outgoing = new LinkedHashSet<>();
        byAdapter.forEach((adapter, ports) -> {
            if (architecture.layerOf(adapter).filter(Layer.REPOSITORY::equals).isPresent()) {
                outgoing.addAll(ports);
            }
        });
        architecture.classes().stream().filter(this::isInside).map(this::ancestors).forEach(outgoing::removeAll);
        return outgoing;
    }

    private void add(CodeClass adapter) {
        Set<CodeClass> ports = new HashSet<>(ancestors(adapter));
        ports.removeIf(p -> !isInside(p) || p.kind() == CodeClass.Kind.ANNOTATION || !asks(p));
        if (!ports.isEmpty()) {
            byAdapter.put(adapter, Set.copyOf(ports));
        }
    }

    private boolean isInside(CodeClass type) {
        return architecture.layerOf(type).filter(l -> l == Layer.USE_CASE || l == Layer.DOMAIN).isPresent();
    }

    /** A marker asks for nothing. */
    private static boolean asks(CodeClass type) {
        return type.members().stream().anyMatch(m -> m.modifiers().contains(Member.Modifier.ABSTRACT));
    }

    /** Returns all superclasses and interfaces that are of the project. */
    private Collection<CodeClass> ancestors(CodeClass type) {
        Set<CodeClass> ancestors = new LinkedHashSet<>();
        addAncestors(type, ancestors);
        return ancestors;
    }

    private void addAncestors(CodeClass type, Set<CodeClass> ancestors) {
        Stream.concat(type.superclass().stream(), type.interfaces().stream())
                .flatMap(name -> architecture.find(name, type).stream()).filter(ancestors::add)
                .forEach(ancestor -> addAncestors(ancestor, ancestors));
    }
}
