package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.Rule;
import dev.heddle.architecture.model.AnnotationUse;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Dependency;
import dev.heddle.architecture.model.DependencyKind;
import java.util.Optional;

/**
 * A layer doesn't depend on some types of libraries, in any way: fields, signatures, annotations, type arguments, thrown and
 * caught types, casts.
 *
 * @param allowed what is forbidden by its package, and is meant for this layer all the same
 * @param sentence what is wrong with a dependency
 */
record ForbiddenTypes(Rule rule, Layer layer, Types forbidden, Types allowed, String sentence) implements Check {

    @Override
    public void run(Architecture architecture, Findings findings) {
        architecture.in(layer).forEach(type -> check(type, architecture, findings));
    }

    private void check(CodeClass type, Architecture architecture, Findings findings) {
        for (Dependency dependency : type.dependencies()) {
            String target = dependency.target();
            if (forbidden.has(target) && !allowed.has(target) && !architecture.has(target)) {
                findings.add(type, dependency, sentence);
            } else if (dependency.kind() == DependencyKind.ANNOTATION) {
                carried(type, dependency, architecture).ifPresent(carried -> findings.add(type, dependency,
                        "it is a @" + carried + ", and " + sentence));
            }
        }
    }

    /** An annotation of the project counts as what it carries, unless it is of this layer, and breaks the rule itself. */
    private Optional<String> carried(CodeClass type, Dependency annotation, Architecture architecture) {
        return architecture.find(annotation.target(), type)
                .filter(own -> architecture.layerOf(own).filter(layer::equals).isEmpty()).stream()
                .flatMap(own -> own.annotations().stream())
                .filter(use -> use.member().isEmpty()).map(AnnotationUse::type)
                .filter(t -> forbidden.has(t) && !allowed.has(t)).findFirst();
    }
}
