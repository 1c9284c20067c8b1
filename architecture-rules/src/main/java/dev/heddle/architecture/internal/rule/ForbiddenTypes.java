package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.Rule;
import dev.heddle.architecture.model.AnnotationUse;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Dependency;
import dev.heddle.architecture.model.DependencyKind;
import java.util.Optional;
import java.util.Set;

/**
 * A layer doesn't depend on some types of libraries, in any way: fields, signatures, annotations, type arguments, thrown and
 * caught types, casts.
 *
 * @param allowed what is forbidden by its package, and is meant for this layer all the same
 * @param sentence what is wrong with a dependency
 * @param outsideToo whether the layer must not do so through classes of no layer either
 */
record ForbiddenTypes(Rule rule, Layer layer, Types forbidden, Types allowed, String sentence,
        boolean outsideToo) implements Check {

    /** Looks at classes of the layer alone. */
    ForbiddenTypes(Rule rule, Layer layer, Types forbidden, Types allowed, String sentence) {
        this(rule, layer, forbidden, allowed, sentence, false);
    }

    /** Returns the same, not done through classes of no layer either. */
    ForbiddenTypes andOutside() {
        return new ForbiddenTypes(rule, layer, forbidden, allowed, sentence, true);
    }

    @Override
    public void run(Architecture architecture, Findings findings) {
        architecture.in(layer).forEach(type -> check(type, sentence, architecture, findings));
        if (outsideToo) {
            new Outside(architecture).usedBy(Set.of(layer))
                    .forEach(type -> check(type, Outside.through(type, sentence), architecture, findings));
        }
    }

    private void check(CodeClass type, String words, Architecture architecture, Findings findings) {
        for (Dependency dependency : type.dependencies()) {
            String target = dependency.target();
            if (forbidden.has(target) && !allowed.has(target) && !architecture.has(target)) {
                findings.add(type, dependency, words);
            } else if (dependency.kind() == DependencyKind.ANNOTATION) {
                carried(type, dependency, architecture).ifPresent(carried -> findings.add(type, dependency,
                        "it is a @" + carried + ", and " + words));
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
