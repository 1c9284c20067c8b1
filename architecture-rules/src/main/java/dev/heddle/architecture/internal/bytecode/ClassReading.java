package dev.heddle.architecture.internal.bytecode;

import dev.heddle.architecture.Module;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.DependencyKind;
import dev.heddle.architecture.model.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads one class. What its code uses is known when its {@link Nest} is. */
final class ClassReading extends ClassVisitor {

    private static final String OBJECT = "java/lang/Object";
    private static final String FOR_SERIALIZED_LAMBDAS = "$deserializeLambda$";

    private final TypeNames names;
    private final ClassFacts facts;
    private final List<Annotation> annotations = new ArrayList<>();
    private Signature signature = Signature.none();
    private int access;
    private String simpleName;
    private String fileName = "";
    private Optional<String> superclass = Optional.empty();
    private List<String> interfaces = List.of();

    ClassReading(TypeNames names, ClassFacts facts) {
        super(Opcodes.ASM9);
        this.names = names;
        this.facts = facts;
        this.simpleName = TypeNames.simple(facts.name());
    }

    ClassFacts facts() {
        return facts;
    }

    CodeClass toClass(Module module) {
        return new CodeClass(facts.name(), module, kind(), is(Opcodes.ACC_PUBLIC), is(Opcodes.ACC_ABSTRACT), fileName,
                superclass, interfaces, facts.annotations(), facts.members(), facts.dependencies(), facts.calls());
    }

    @Override
    public void visit(int version, int flags, String name, @Nullable String generic, @Nullable String superName,
            String[] interfaceNames) {
        access = flags;
        superclass = Optional.ofNullable(superName).filter(s -> !s.equals(OBJECT) && !is(Opcodes.ACC_INTERFACE))
                .map(names::of);
        interfaces = Stream.of(interfaceNames).map(names::of).sorted().toList();
        signature = Signature.of(generic, signature);
        superclass.ifPresent(s -> facts.add(s, DependencyKind.EXTENDS, "", 0));
        interfaces.forEach(i -> facts.add(i, DependencyKind.IMPLEMENTS, "", 0));
        Set<String> said = new HashSet<>(interfaces);
        superclass.ifPresent(said::add);
        facts.addTypeArguments(Stream.concat(signature.types().stream(), signature.bounds().stream()).map(names::of),
                said, "", 0);
    }

    @Override
    public void visitSource(@Nullable String source, @Nullable String debug) {
        fileName = source == null ? "" : source;
    }

    /** The class's own entry has the modifiers that are in the source. */
    @Override
    public void visitInnerClass(String name, @Nullable String outer, @Nullable String inner, int flags) {
        if (names.of(name).equals(facts.name())) {
            simpleName = inner == null ? "" : inner;
            access = outer == null ? access : (access & ~Opcodes.ACC_PUBLIC) | flags;
        }
    }

    @Override
    public void visitPermittedSubclass(String subclass) {
        facts.add(names.of(subclass), DependencyKind.PERMITS, "", 0);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return new AnnotationReading(names, descriptor, annotations);
    }

    @Override
    public @Nullable FieldVisitor visitField(int flags, String name, String descriptor, @Nullable String generic,
            @Nullable Object value) {
        return (flags & Opcodes.ACC_SYNTHETIC) != 0 ? null
                : new FieldReading(names, facts, new Declaration(flags, names.same(name), descriptor,
                        Signature.ofType(generic, signature), List.of()));
    }

    @Override
    public @Nullable MethodVisitor visitMethod(int flags, String name, String descriptor, @Nullable String generic,
            String @Nullable [] exceptions) {
        boolean made = (flags & Opcodes.ACC_SYNTHETIC) != 0;
        if (made && name.equals(FOR_SERIALIZED_LAMBDAS)) {
            return null;
        }
        return new MethodReading(names, facts, simpleName, new Declaration(flags, names.same(name), descriptor,
                made ? Signature.none() : Signature.of(generic, signature),
                exceptions == null ? List.of() : Stream.of(exceptions).map(names::of).toList()));
    }

    @Override
    public void visitEnd() {
        facts.add(annotations, "", 0);
    }

    private CodeClass.Kind kind() {
        if (Names.simple(facts.name()).equals("package-info")) {
            return CodeClass.Kind.PACKAGE_INFO;
        }
        if (is(Opcodes.ACC_INTERFACE)) {
            return is(Opcodes.ACC_ANNOTATION) ? CodeClass.Kind.ANNOTATION : CodeClass.Kind.INTERFACE;
        }
        return is(Opcodes.ACC_ENUM) ? CodeClass.Kind.ENUM
                : is(Opcodes.ACC_RECORD) ? CodeClass.Kind.RECORD : CodeClass.Kind.CLASS;
    }

    private boolean is(int flag) {
        return (access & flag) != 0;
    }
}
