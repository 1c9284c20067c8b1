package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Rule;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Member;
import java.util.stream.Stream;

/** Injection into fields, in every layer. */
final class NoFieldInjection implements Check {

    private static final Rule RULE = Rule.of("no-field-injection", "Nothing is injected into fields",
            "such a class can't be made by new, hides what it needs, and is never complete in a test",
            "Take it in the constructor, into a final field (Spring and Quarkus call the only constructor without an annotation)");

    /** Those that have a constructor to go to; {@code @EJB} and {@code @PersistenceContext} have none. */
    private static final Types ANNOTATIONS = Types.of("jakarta.inject.Inject", "javax.inject.Inject",
            "com.google.inject.Inject", "org.springframework.beans.factory.annotation.Autowired",
            "org.springframework.beans.factory.annotation.Value", "jakarta.annotation.Resource",
            "javax.annotation.Resource", "org.eclipse.microprofile.config.inject.ConfigProperty");

    private static final String GENERATED_FROM = "org.mapstruct.Mapper";

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void run(Architecture architecture, Findings findings) {
        architecture.classes().stream().filter(type -> !isGenerated(type, architecture))
                .forEach(type -> type.members().stream().filter(m -> m.kind() == Member.Kind.FIELD)
                        .forEach(field -> check(type, field, findings)));
    }

    private static void check(CodeClass type, Member field, Findings findings) {
        field.annotations().stream().filter(ANNOTATIONS::has).findFirst()
                .ifPresent(annotation -> findings.add(type, field.label(), field.line(), annotation,
                        type.simpleName() + "." + field.label() + " is injected by @" + annotation
                                + ": take it in the constructor"));
    }

    /** Whether it is written by MapStruct, whose {@code @Generated} isn't in the class file. */
    private static boolean isGenerated(CodeClass type, Architecture architecture) {
        return Stream.concat(type.superclass().stream(), type.interfaces().stream())
                .flatMap(name -> architecture.find(name, type).stream())
                .anyMatch(t -> t.isAnnotatedWith(GENERATED_FROM));
    }
}
