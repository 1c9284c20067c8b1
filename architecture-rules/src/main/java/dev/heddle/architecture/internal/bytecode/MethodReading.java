package dev.heddle.architecture.internal.bytecode;

import dev.heddle.architecture.model.DependencyKind;
import dev.heddle.architecture.model.Member;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Type;

/** Reads one method or constructor. */
final class MethodReading extends CodeReading {

    private static final String STATIC_INITIALIZER = "<clinit>";
    private static final String CONSTRUCTOR = "<init>";

    private final TypeNames names;
    private final ClassFacts facts;
    private final Declaration method;
    private final String label;
    private final List<Annotation> annotations = new ArrayList<>();
    private final List<Annotation> ofParameters = new ArrayList<>();

    /** @param simpleName the name of the class, which reports call its constructors */
    MethodReading(TypeNames names, ClassFacts facts, String simpleName, Declaration method) {
        super(names);
        this.names = names;
        this.facts = facts;
        this.method = method;
        this.label = method.name().equals(STATIC_INITIALIZER) ? "static initializer"
                : names.label(method.name().equals(CONSTRUCTOR) ? simpleName : method.name(), method.descriptor());
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return new AnnotationReading(names, descriptor, annotations);
    }

    @Override
    public AnnotationVisitor visitParameterAnnotation(int parameter, String descriptor, boolean visible) {
        return new AnnotationReading(names, descriptor, ofParameters);
    }

    @Override
    public void visitEnd() {
        Body body = new Body(label, uses());
        if (method.isMade() && (Body.isLambda(method.name()) || Body.isAccessor(method.name()))) {
            facts.made().put(Body.key(facts.name(), method.name(), method.descriptor()), body);
        } else {
            facts.bodies().add(body);
        }
        if (!method.isMade()) {
            declare();
        }
    }

    private void declare() {
        int line = firstLine();
        Type result = Type.getReturnType(method.descriptor());
        List<String> parameters = Stream.of(Type.getArgumentTypes(method.descriptor())).map(names::element).toList();
        facts.add(names.element(result), DependencyKind.RETURN, label, line);
        parameters.forEach(parameter -> facts.add(parameter, DependencyKind.PARAMETER, label, line));
        method.exceptions().forEach(exception -> facts.add(exception, DependencyKind.THROWS, label, line));
        Set<String> raw = new HashSet<>(parameters);
        raw.add(names.element(result));
        raw.addAll(method.exceptions());
        List<String> generic = method.signature().types().stream().map(names::of).toList();
        facts.addTypeArguments(Stream.concat(generic.stream(), method.signature().bounds().stream().map(names::of)),
                raw, label, line);
        facts.add(annotations, label, line);
        facts.add(ofParameters, label, line);
        if (!method.name().equals(STATIC_INITIALIZER)) {
            facts.add(new Member(label, method.name(), kind(), method.modifiers(), names.name(result),
                    names.parameters(method.descriptor()),
                    ClassFacts.signature(Stream.concat(raw.stream(), generic.stream())),
                    ClassFacts.types(annotations), line));
        }
    }

    private Member.Kind kind() {
        return method.name().equals(CONSTRUCTOR) ? Member.Kind.CONSTRUCTOR : Member.Kind.METHOD;
    }
}
