package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Dependency;
import dev.heddle.architecture.model.DependencyKind;
import dev.heddle.architecture.model.Member;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A component of a record is a field, an accessor and a parameter in the class file, and one place in the source. */
final class Components {

    private static final Map<DependencyKind, DependencyKind> OF_THE_FIELD = Map.of(DependencyKind.RETURN,
            DependencyKind.FIELD, DependencyKind.PARAMETER, DependencyKind.FIELD, DependencyKind.TYPE_ARGUMENT,
            DependencyKind.TYPE_ARGUMENT, DependencyKind.ANNOTATION, DependencyKind.ANNOTATION);

    private Components() {}

    /** Returns whether the field says the same. */
    static boolean repeats(CodeClass type, Dependency dependency) {
        DependencyKind kind = OF_THE_FIELD.get(dependency.kind());
        if (type.kind() != CodeClass.Kind.RECORD || kind == null) {
            return false;
        }
        boolean canonical = isCanonical(type, dependency.member());
        return type.dependencies().stream().filter(d -> d.kind() == kind && d.target().equals(dependency.target()))
                .map(Dependency::member).filter(field -> isField(type, field))
                .anyMatch(field -> canonical || dependency.member().equals(field + "()"));
    }

    private static boolean isField(CodeClass type, String label) {
        return fields(type).anyMatch(f -> f.label().equals(label));
    }

    private static boolean isCanonical(CodeClass type, String label) {
        List<String> types = fields(type).map(Member::type).sorted().toList();
        return type.members().stream().filter(m -> m.kind() == Member.Kind.CONSTRUCTOR && m.label().equals(label))
                .map(m -> m.parameters().stream().sorted().toList()).anyMatch(types::equals);
    }

    private static Stream<Member> fields(CodeClass type) {
        return type.members().stream().filter(m -> m.kind() == Member.Kind.FIELD
                && !m.modifiers().contains(Member.Modifier.STATIC));
    }
}
