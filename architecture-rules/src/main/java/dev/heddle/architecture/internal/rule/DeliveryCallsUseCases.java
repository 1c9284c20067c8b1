package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.Rule;
import dev.heddle.architecture.Severity;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Dependency;
import java.util.Set;

/** A way around the use case that the direction between layers doesn't see: the port is inside, what is called is outside. */
final class DeliveryCallsUseCases implements Check {

    private static final Rule RULE = new Rule("delivery-calls-use-cases",
            "Delivery calls use cases, not the ports that the repository layer implements",
            "a route that saves through a port has become the use case, without its transaction, and the next way in repeats it",
            "Write a use case for it, be it of one line; who wants to read past use cases switches this rule off",
            Severity.WARNING);

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void run(Architecture architecture, Findings findings) {
        Set<CodeClass> ports = Ports.of(architecture).outgoing();
        architecture.in(Layer.DELIVERY).forEach(type -> check(type, ports, architecture, findings));
    }

    private static void check(CodeClass type, Set<CodeClass> ports, Architecture architecture, Findings findings) {
        for (Dependency dependency : type.dependencies()) {
            if (architecture.find(dependency.target(), type).filter(ports::contains).isPresent()) {
                findings.add(type, dependency, "it is implemented by the repository layer: call a use case");
            }
        }
    }
}
