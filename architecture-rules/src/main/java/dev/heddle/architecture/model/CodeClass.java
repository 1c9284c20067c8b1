package dev.heddle.architecture.model;

import dev.heddle.architecture.Module;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one class file says.
 *
 * @param name the name in byte code: {@code com.acme.Outer$Inner}
 * @param fileName the source file's bare name, empty where the class file doesn't say
 * @param superclass without {@code java.lang.Object}
 * @param annotations those on the class and on its members
 * @param dependencies each target, kind, member and line once, without the class itself and its own nested classes
 * @param calls calls, constructor calls and method references
 */
public record CodeClass(String name, Module module, Kind kind, boolean isPublic, boolean isAbstract, String fileName,
        Optional<String> superclass, List<String> interfaces, List<AnnotationUse> annotations, List<Member> members,
        List<Dependency> dependencies, List<Call> calls) {

    /** What a class is. */
    public enum Kind {
        CLASS, INTERFACE, ENUM, RECORD, ANNOTATION, PACKAGE_INFO,
        /** No class, but the place in reports of what a module's build says; never among the classes of a project. */
        BUILD_FILE
    }

    /** Returns the place of what a module's build says, by the module's name. */
    public static CodeClass ofBuild(Module module) {
        String file = module.buildFile().map(f -> String.valueOf(f.getFileName())).orElse("");
        return new CodeClass(module.name(), module, Kind.BUILD_FILE, false, false, file, Optional.empty(), List.of(),
                List.of(), List.of(), List.of(), List.of());
    }

    public String packageName() {
        return Names.packageOf(name);
    }

    /** Returns the name without the package: {@code Outer$Inner}. */
    public String simpleName() {
        return Names.simple(name);
    }

    /** Returns the name of the top-level class that holds it, its own for a top-level class. */
    public String topLevelName() {
        return Names.topLevel(name);
    }

    /** Returns whether the class itself, not a member, has the annotation. */
    public boolean isAnnotatedWith(String annotation) {
        return annotations.stream().anyMatch(a -> a.member().isEmpty() && a.type().equals(annotation));
    }

    /** Returns one class that does what this one does and what another of its name does, which stands in for it elsewhere. */
    public CodeClass and(CodeClass other) {
        return new CodeClass(name, module, kind, isPublic || other.isPublic, isAbstract, fileName,
                superclass.or(other::superclass), both(interfaces, other.interfaces),
                both(annotations, other.annotations), both(members, other.members),
                both(dependencies, other.dependencies), both(calls, other.calls));
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }

    /** By module and name: a deep comparison would be slow, and say the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CodeClass that && name.equals(that.name) && module.name().equals(that.module.name());
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
