package dev.heddle.architecture.internal.bytecode;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Reads an annotation, and those in it. */
final class AnnotationReading extends AnnotationVisitor {

    /** Its values are thousands of letters that only Kotlin reads. */
    private static final String KOTLIN = "kotlin.Metadata";

    private final TypeNames names;
    private final String type;
    private final List<Annotation> found;
    private final List<Annotation> within = new ArrayList<>();
    private final Map<String, String> values = new TreeMap<>();
    private final List<String> classes = new ArrayList<>();

    /** @param found where it is put */
    AnnotationReading(TypeNames names, String descriptor, List<Annotation> found) {
        super(Opcodes.ASM9);
        this.names = names;
        this.type = names.element(Type.getType(descriptor));
        this.found = found;
    }

    @Override
    public void visit(String name, Object value) {
        values.put(name, text(value));
    }

    @Override
    public void visitEnum(String name, String descriptor, String value) {
        values.put(name, constant(descriptor, value));
    }

    @Override
    public AnnotationVisitor visitAnnotation(String name, String descriptor) {
        return new AnnotationReading(names, descriptor, within);
    }

    @Override
    public @Nullable AnnotationVisitor visitArray(String name) {
        return type.equals(KOTLIN) ? null : new Elements(name);
    }

    @Override
    public void visitEnd() {
        found.add(new Annotation(type, Map.copyOf(values), List.copyOf(classes), List.copyOf(within)));
    }

    private String text(Object value) {
        if (value instanceof Type literal) {
            classes.add(names.element(literal));
            return names.name(literal);
        }
        return value.getClass().isArray() ? joined(value) : names.same(value.toString());
    }

    private String constant(String descriptor, String value) {
        classes.add(names.element(Type.getType(descriptor)));
        return names.same(value);
    }

    /** ASM gives arrays of numbers as a whole. */
    private static String joined(Object array) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            texts.add(String.valueOf(Array.get(array, i)));
        }
        return String.join(",", texts);
    }

    /** The elements of an array, which have no names. */
    private final class Elements extends AnnotationVisitor {

        private final String name;
        private final List<String> texts = new ArrayList<>();

        Elements(String name) {
            super(Opcodes.ASM9);
            this.name = name;
        }

        @Override
        public void visit(@Nullable String none, Object value) {
            texts.add(text(value));
        }

        @Override
        public void visitEnum(@Nullable String none, String descriptor, String value) {
            texts.add(constant(descriptor, value));
        }

        @Override
        public AnnotationVisitor visitAnnotation(@Nullable String none, String descriptor) {
            return new AnnotationReading(names, descriptor, within);
        }

        @Override
        public void visitEnd() {
            values.put(name, String.join(",", texts));
        }
    }
}
