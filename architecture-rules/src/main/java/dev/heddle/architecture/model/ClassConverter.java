package dev.heddle.architecture.model;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.Source;
import dev.heddle.architecture.Module;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** One class of ArchUnit's, made compact. */
final class ClassConverter {

    private final JavaClass type;
    private final ClassFile file;
    private final Module module;
    private final String topLevel;
    private final UnaryOperator<String> same;
    private final Set<Dependency> dependencies = new LinkedHashSet<>();
    private final List<AnnotationUse> annotations = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final Set<Call> calls = new LinkedHashSet<>();

    /** @param same returns the one text that is kept of equal ones */
    ClassConverter(JavaClass type, ClassFile file, Module module, UnaryOperator<String> same) {
        this.type = type;
        this.file = file;
        this.module = module;
        this.same = same;
        this.topLevel = Names.topLevel(type.getName());
    }

    CodeClass convert() {
        declaration();
        type.getFields().forEach(this::field);
        type.getCodeUnits().forEach(this::codeUnit);
        mentions();
        members.sort(comparingInt(Member::line).thenComparing(Member::label));
        List<Dependency> sorted = new ArrayList<>(dependencies);
        sorted.sort(comparingInt(Dependency::line).thenComparing(Dependency::target).thenComparing(Dependency::member)
                .thenComparing(Dependency::kind));
        Set<JavaModifier> modifiers = type.getModifiers();
        return new CodeClass(same.apply(type.getName()), module, kind(), modifiers.contains(JavaModifier.PUBLIC),
                modifiers.contains(JavaModifier.ABSTRACT),
                type.getSource().flatMap(Source::getFileName).orElse(""), superclass().map(JavaClass::getName),
                type.getRawInterfaces().stream().map(JavaClass::getName).sorted().toList(), List.copyOf(annotations),
                List.copyOf(members), List.copyOf(sorted), List.copyOf(calls));
    }

    private CodeClass.Kind kind() {
        if (type.getSimpleName().equals("package-info")) {
            return CodeClass.Kind.PACKAGE_INFO;
        }
        if (type.isAnnotation()) {
            return CodeClass.Kind.ANNOTATION;
        }
        if (type.isInterface()) {
            return CodeClass.Kind.INTERFACE;
        }
        return type.isEnum() ? CodeClass.Kind.ENUM
                : type.isRecord() ? CodeClass.Kind.RECORD : CodeClass.Kind.CLASS;
    }

    private Optional<JavaClass> superclass() {
        return type.getRawSuperclass().filter(s -> !s.getName().equals("java.lang.Object"));
    }

    private void declaration() {
        superclass().ifPresent(s -> add(s, DependencyKind.EXTENDS, "", 0));
        type.getRawInterfaces().forEach(i -> add(i, DependencyKind.IMPLEMENTS, "", 0));
        type.getPermittedSubclasses().ifPresent(p -> add(p, DependencyKind.PERMITS, "", 0));
        type.getSuperclass().ifPresent(s -> add(Involved.in(s), DependencyKind.TYPE_ARGUMENT, "", 0));
        type.getInterfaces().forEach(i -> add(Involved.in(i), DependencyKind.TYPE_ARGUMENT, "", 0));
        type.getTypeParameters()
                .forEach(p -> add(Involved.boundsOf(p), DependencyKind.TYPE_ARGUMENT, "", 0));
        annotate(type.getAnnotations(), "", 0);
    }

    private void field(JavaField field) {
        if (isMadeByCompiler(field)) {
            return;
        }
        String label = field.getName();
        add(field.getRawType(), DependencyKind.FIELD, label, 0);
        add(Involved.in(field.getType()), DependencyKind.TYPE_ARGUMENT, label, 0);
        annotate(field.getAnnotations(), label, 0);
        members.add(new Member(label, label, Member.Kind.FIELD, modifiers(field), field.getRawType().getName(),
                List.of(), names(Involved.in(field.getType())), annotationNames(field), 0));
    }

    private void codeUnit(JavaCodeUnit unit) {
        String label = label(unit);
        if (!isMadeByCompiler(unit)) {
            signature(unit, label);
        }
        for (JavaAccess<?> access : unit.getAccessesFromSelf()) {
            access(access, label);
        }
        unit.getInstanceofChecks()
                .forEach(i -> add(i.getRawType(), DependencyKind.INSTANCEOF, label, i.getLineNumber()));
        unit.getReferencedClassObjects()
                .forEach(c -> add(c.getRawType(), DependencyKind.CLASS_LITERAL, label, c.getLineNumber()));
        unit.getTryCatchBlocks().forEach(block -> block.getCaughtThrowables().forEach(
                t -> add(t, DependencyKind.CATCH, label, block.getSourceCodeLocation().getLineNumber())));
    }

    private void signature(JavaCodeUnit unit, String label) {
        int line = unit.getSourceCodeLocation().getLineNumber();
        add(unit.getRawReturnType(), DependencyKind.RETURN, label, line);
        add(unit.getRawParameterTypes(), DependencyKind.PARAMETER, label, line);
        add(unit.getExceptionTypes(), DependencyKind.THROWS, label, line);
        add(signatureTypes(unit), DependencyKind.TYPE_ARGUMENT, label, line);
        unit.getTypeParameters()
                .forEach(p -> add(Involved.boundsOf(p), DependencyKind.TYPE_ARGUMENT, label, line));
        annotate(unit.getAnnotations(), label, line);
        for (JavaParameter parameter : unit.getParameters()) {
            annotate(parameter.getAnnotations(), label, line);
        }
        if (unit.getName().equals("<clinit>")) {
            return;
        }
        members.add(new Member(label, unit.getName(),
                unit instanceof JavaConstructor ? Member.Kind.CONSTRUCTOR : Member.Kind.METHOD, modifiers(unit),
                unit.getRawReturnType().getName(),
                unit.getRawParameterTypes().stream().map(JavaClass::getName).toList(),
                names(concat(signatureTypes(unit), unit.getExceptionTypes())),
                annotationNames(unit), line));
    }

    private void access(JavaAccess<?> access, String label) {
        DependencyKind kind = access instanceof JavaCodeUnitAccess ? DependencyKind.CALL : DependencyKind.ACCESS;
        add(access.getTargetOwner(), kind, label, access.getLineNumber());
        if (access instanceof JavaCodeUnitAccess<?> call) {
            calls.add(
                    new Call(same.apply(base(call.getTargetOwner()).getName()), same.apply(call.getTarget().getName()),
                            call.getTarget().getRawParameterTypes().stream().map(JavaClass::getName).map(same).toList(),
                            same.apply(label), call.getLineNumber()));
        }
    }

    /** What nothing above has named. A nested class brings the class around it into the pool, without a use of it. */
    private void mentions() {
        Set<String> known = new HashSet<>();
        dependencies.forEach(d -> known.addAll(Names.around(d.target())));
        for (String mention : file.mentions()) {
            if (!known.contains(mention)) {
                add(mention, DependencyKind.MENTION, "", 0);
            }
        }
    }

    private void annotate(Collection<? extends JavaAnnotation<?>> on, String label, int line) {
        for (JavaAnnotation<?> annotation : on) {
            Map<String, String> values = new TreeMap<>();
            add(annotation.getRawType(), DependencyKind.ANNOTATION, label, line);
            annotation.getProperties().forEach((name, value) -> value(value, label, line)
                    .ifPresent(text -> values.put(name, text)));
            annotations.add(new AnnotationUse(annotation.getRawType().getName(), Map.copyOf(values), label));
        }
    }

    private Optional<String> value(Object value, String label, int line) {
        if (value instanceof JavaClass literal) {
            add(literal, DependencyKind.ANNOTATION, label, line);
            return Optional.of(literal.getName());
        }
        if (value instanceof JavaEnumConstant constant) {
            add(constant.getDeclaringClass(), DependencyKind.ANNOTATION, label, line);
            return Optional.of(constant.name());
        }
        if (value instanceof JavaAnnotation<?> nested) {
            annotate(List.of(nested), label, line);
            return Optional.empty();
        }
        if (value.getClass().isArray()) {
            return Optional.of(Stream.iterate(0, i -> i < Array.getLength(value), i -> i + 1)
                    .flatMap(i -> value(Array.get(value, i), label, line).stream()).collect(joining(",")));
        }
        return Optional.of(String.valueOf(value));
    }

    private void add(Collection<JavaClass> targets, DependencyKind kind, String label, int line) {
        targets.forEach(t -> add(t, kind, label, line));
    }

    /** A type argument that is the raw type itself was already said in better words. */
    private void add(JavaClass target, DependencyKind kind, String label, int line) {
        JavaClass base = base(target);
        if (!base.isPrimitive() && !(kind == DependencyKind.TYPE_ARGUMENT && isSaid(base.getName(), label, line))) {
            add(base.getName(), kind, label, line);
        }
    }

    private boolean isSaid(String target, String label, int line) {
        return Stream.of(DependencyKind.FIELD, DependencyKind.PARAMETER, DependencyKind.RETURN, DependencyKind.THROWS,
                DependencyKind.EXTENDS, DependencyKind.IMPLEMENTS)
                .anyMatch(kind -> dependencies.contains(new Dependency(target, kind, label, line)));
    }

    private void add(String target, DependencyKind kind, String label, int line) {
        if (!Names.topLevel(target).equals(topLevel) && !target.equals("java.lang.Object")) {
            dependencies.add(new Dependency(same.apply(target), kind, same.apply(label), line));
        }
    }

    private static JavaClass base(JavaClass target) {
        return target.getBaseComponentType();
    }

    private static boolean isMadeByCompiler(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static List<JavaClass> signatureTypes(JavaCodeUnit unit) {
        List<JavaClass> types = new ArrayList<>(Involved.in(unit.getReturnType()));
        unit.getParameterTypes().forEach(type -> types.addAll(Involved.in(type)));
        return types;
    }

    private static List<JavaClass> concat(List<JavaClass> some, List<JavaClass> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private List<String> names(Collection<JavaClass> types) {
        return types.stream().map(ClassConverter::base).filter(t -> !t.isPrimitive()).map(JavaClass::getName).map(same)
                .distinct()
                .sorted().toList();
    }

    private static List<String> annotationNames(JavaMember member) {
        return member.getAnnotations().stream().map(a -> a.getRawType().getName()).sorted().toList();
    }

    private static Set<Member.Modifier> modifiers(JavaMember member) {
        Set<Member.Modifier> modifiers = EnumSet.noneOf(Member.Modifier.class);
        for (Member.Modifier modifier : Member.Modifier.values()) {
            if (member.getModifiers().contains(JavaModifier.valueOf(modifier.name()))) {
                modifiers.add(modifier);
            }
        }
        return Set.copyOf(modifiers);
    }

    private String label(JavaCodeUnit unit) {
        if (unit.getName().equals("<clinit>")) {
            return "static initializer";
        }
        String name = unit.getName().equals("<init>") ? type.getSimpleName() : unit.getName();
        return name + unit.getRawParameterTypes().stream().map(JavaClass::getSimpleName)
                .collect(joining(", ", "(", ")"));
    }
}
