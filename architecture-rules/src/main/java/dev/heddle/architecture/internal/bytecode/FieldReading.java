package dev.heddle.architecture.internal.bytecode;

import dev.heddle.architecture.model.DependencyKind;
import dev.heddle.architecture.model.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Reads one field. */
final class FieldReading extends FieldVisitor {

    private final TypeNames names;
    private final ClassFacts facts;
    private final Declaration field;
    private final List<Annotation> annotations = new ArrayList<>();

    FieldReading(TypeNames names, ClassFacts facts, Declaration field) {
        super(Opcodes.ASM9);
        this.names = names;
        this.facts = facts;
        this.field = field;
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return new AnnotationReading(names, descriptor, annotations);
    }

    @Override
    public void visitEnd() {
        Type type = Type.getType(field.descriptor());
        String label = field.name();
        String raw = names.element(type);
        List<String> generic = field.signature().types().stream().map(names::of).toList();
        facts.add(raw, DependencyKind.FIELD, label, 0);
        facts.addTypeArguments(generic.stream(), Set.of(raw), label, 0);
        facts.add(annotations, label, 0);
        facts.add(new Member(label, label, Member.Kind.FIELD, field.modifiers(), names.name(type), List.of(),
                ClassFacts.signature(Stream.concat(Stream.of(raw), generic.stream())),
                ClassFacts.types(annotations), 0));
    }
}
