package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.Rule;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.Call;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Dependency;
import dev.heddle.architecture.model.DependencyKind;
import java.util.Set;

/**
 * Some layers don't call some methods, nor does what belongs to no layer call them for them.
 *
 * @param constants types whose static fields are as forbidden
 * @param sentence what is wrong with a call
 */
record ForbiddenCalls(Rule rule, Set<Layer> layers, Calls calls, Types constants, String sentence) implements Check {

    ForbiddenCalls(Rule rule, Set<Layer> layers, Calls calls, String sentence) {
        this(rule, layers, calls, Types.of(), sentence);
    }

    @Override
    public void run(Architecture architecture, Findings findings) {
        for (CodeClass type : architecture.classes()) {
            if (architecture.layerOf(type).filter(layers::contains).isPresent()) {
                check(type, sentence, findings);
            }
        }
        new Outside(architecture).usedBy(layers)
                .forEach(type -> check(type, Outside.through(type, sentence), findings));
    }

    private void check(CodeClass type, String words, Findings findings) {
        for (Call call : type.calls()) {
            if (calls.has(call)) {
                findings.add(type, call, words);
            }
        }
        for (Dependency dependency : type.dependencies()) {
            if (dependency.kind() == DependencyKind.ACCESS && constants.has(dependency.target())) {
                findings.add(type, dependency, words);
            }
        }
    }
}
