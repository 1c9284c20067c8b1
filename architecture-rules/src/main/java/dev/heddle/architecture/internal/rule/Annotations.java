package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.model.AnnotationUse;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Dependency;
import dev.heddle.architecture.model.DependencyKind;

/** Where an annotation stands. */
final class Annotations {

    private Annotations() {}

    /** Returns the dependency that an annotation makes, with its line. */
    static Dependency dependency(CodeClass type, AnnotationUse use) {
        return type.dependencies().stream()
                .filter(d -> d.kind() == DependencyKind.ANNOTATION && d.target().equals(use.type())
                        && d.member().equals(use.member()))
                .findFirst().orElseGet(() -> new Dependency(use.type(), DependencyKind.ANNOTATION, use.member(), 0));
    }
}
