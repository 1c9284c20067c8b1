package dev.heddle.architecture.rule;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.Rule;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Dependency;

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
            }
        }
    }
}
