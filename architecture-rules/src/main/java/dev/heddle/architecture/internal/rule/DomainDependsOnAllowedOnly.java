package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.Rule;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Dependency;

/** The domain's allow-list. By names, not by the running JVM, so that the outcome is the same on each. */
final class DomainDependsOnAllowedOnly implements Check {

    private static final Rule RULE = Rule.of("domain-depends-on-allowed-only",
            "The domain depends on itself and on what the language gives, and on nothing else",
            "the domain outlives every framework and library, and its rules are tested without any",
            "Take the type out (an annotation belongs to a class of the outer layer that is mapped to this one), or allow the library by its package");

    /** What the languages of the JVM give: no files, no network, no database, no user interface. */
    private static final Types LANGUAGE = Types.of("java.lang..", "java.util..", "java.time..", "java.math..",
            "java.text..", "java.security..", "java.nio.charset..", "java.nio.ByteBuffer", "java.net.URI",
            "java.net.URISyntaxException", "java.io.Serializable", "java.io.Serial", "java.io.Externalizable",
            "java.io.ObjectInputStream", "java.io.ObjectOutputStream", "java.io.ObjectStreamField",
            "java.io.InvalidObjectException", "java.io.NotSerializableException", "java.io.ObjectStreamException",
            "java.io.IOException", "java.io.UncheckedIOException", "kotlin..", "scala..", "groovy.lang..",
            "groovy.transform..", "org.codehaus.groovy..");

    private static final Types ALLOWED = LANGUAGE.and(Libraries.NOTES).and(Types.of("dev.heddle.domain.."));

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void run(Architecture architecture, Findings findings) {
        architecture.in(Layer.DOMAIN).forEach(type -> check(type, architecture, findings));
    }

    private static void check(CodeClass type, Architecture architecture, Findings findings) {
        for (Dependency dependency : type.dependencies()) {
            String target = dependency.target();
            if (architecture.has(target)) {
                checkOwn(type, dependency, architecture, findings);
            } else if (!ALLOWED.has(target) && !Libraries.LOGGING.has(target)) {
                findings.add(type, dependency, "it is not on the domain's list");
            }
        }
    }

    /** The direction between layers has a rule of its own; a class of no layer is not of the domain either. */
    private static void checkOwn(CodeClass type, Dependency dependency, Architecture architecture, Findings findings) {
        boolean placed = architecture.find(dependency.target(), type).flatMap(architecture::layerOf).isPresent();
        if (!placed) {
            findings.add(type, dependency, "it belongs to no layer, so not to the domain");
        }
    }
}
