package dev.heddle.architecture.internal.bytecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.heddle.architecture.ArchitectureRules;
import dev.heddle.architecture.Module;
import dev.heddle.architecture.Project;
import dev.heddle.architecture.TestProject;
import dev.heddle.architecture.WrongUseException;
import dev.heddle.architecture.model.AnnotationUse;
import dev.heddle.architecture.model.Call;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Dependency;
import dev.heddle.architecture.model.DependencyKind;
import dev.heddle.architecture.model.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeReaderTest {

    private static final String TYPES = """
        package a;
        public class Types {
            public static class Extended<T> { public static int number; public int field; }
            public interface Implemented { }
            public static class Argument { public static Argument of() { return null; } }
            public static class FieldType { }
            public static class Parameter { }
            public static class Returned { }
            public static class Thrown extends RuntimeException { }
            public static class Caught extends RuntimeException { }
            public static class Tested { }
            public static class Literal { }
            public static class Cast { }
            public static class Local { public static Local make() { return null; } public Chained chained() { return null; } }
            public static class Chained { }
            public static class Element { }
            public static class Made { }
            public static class InLambda { public static void run() { } }
            public static class Referenced { public static void run() { } }
            public @interface OnClass { Class<?> value(); Kind kind(); }
            public static class Named { }
            public enum Kind { ONE }
            public @interface OnParameter { }
            public @interface OnMethod { Nested[] value(); }
            public @interface Nested { }
            @java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE)
            public @interface OnType { }
        }
        """;
    private static final String USER = """
        package b;
        import a.Types.*;
        @OnClass(value = Named.class, kind = Kind.ONE)
        class User extends Extended<Argument> implements Implemented {
            FieldType name;
            java.util.List<@OnType String> names;
            @OnMethod(@Nested) Returned method(@OnParameter Parameter parameter) throws Thrown {
                try {
                    Object any = parameter;
                    if (any instanceof Tested) { return null; }
                    Object cast = (Cast) any;
                } catch (Caught e) {
                    System.out.println(Literal.class);
                }
                return null;
            }
            void more() {
                var local = Local.make();
                local.chained();
                Object elements = new Element[1];
                new Made();
                Runnable lambda = () -> InLambda.run();
                Runnable reference = Referenced::run;
            }
        }
        """;

    @TempDir
    private Path folder;

    @Test
    void read_everyWayToDepend_isSeen() throws IOException {
        CodeClass user = user(List.of("-g"));

        assertThat(user.dependencies()).extracting(Dependency::target, Dependency::kind, Dependency::member)
                .contains(tuple("a.Types$Extended", DependencyKind.EXTENDS, ""),
                        tuple("a.Types$Implemented", DependencyKind.IMPLEMENTS, ""),
                        tuple("a.Types$Argument", DependencyKind.TYPE_ARGUMENT, ""),
                        tuple("a.Types$OnClass", DependencyKind.ANNOTATION, ""),
                        tuple("a.Types$Named", DependencyKind.ANNOTATION, ""),
                        tuple("a.Types$Kind", DependencyKind.ANNOTATION, ""),
                        tuple("a.Types$FieldType", DependencyKind.FIELD, "name"),
                        tuple("a.Types$Parameter", DependencyKind.PARAMETER, "method(Parameter)"),
                        tuple("a.Types$Returned", DependencyKind.RETURN, "method(Parameter)"),
                        tuple("a.Types$Thrown", DependencyKind.THROWS, "method(Parameter)"),
                        tuple("a.Types$OnParameter", DependencyKind.ANNOTATION, "method(Parameter)"),
                        tuple("a.Types$OnMethod", DependencyKind.ANNOTATION, "method(Parameter)"),
                        tuple("a.Types$Nested", DependencyKind.ANNOTATION, "method(Parameter)"),
                        tuple("a.Types$Tested", DependencyKind.INSTANCEOF, "method(Parameter)"),
                        tuple("a.Types$Caught", DependencyKind.CATCH, "method(Parameter)"),
                        tuple("a.Types$Literal", DependencyKind.CLASS_LITERAL, "method(Parameter)"),
                        tuple("a.Types$Local", DependencyKind.CALL, "more()"),
                        tuple("a.Types$Made", DependencyKind.CALL, "more()"),
                        tuple("a.Types$InLambda", DependencyKind.CALL, "more()"),
                        tuple("a.Types$Referenced", DependencyKind.CALL, "more()"),
                        tuple("a.Types$Cast", DependencyKind.MENTION, ""),
                        tuple("a.Types$Chained", DependencyKind.MENTION, ""),
                        tuple("a.Types$Element", DependencyKind.MENTION, ""),
                        tuple("a.Types$OnType", DependencyKind.MENTION, ""));
    }

    @Test
    void read_calls_haveOwnerNameAndLine() throws IOException {
        assertThat(user(List.of("-g")).calls()).extracting(Call::owner, Call::name, Call::member, Call::line)
                .contains(tuple("a.Types$Made", "<init>", "more()", 21), tuple("a.Types$InLambda", "run", "more()", 22),
                        tuple("a.Types$Referenced", "run", "more()", 23));
    }

    @Test
    void read_catch_hasItsOwnLine() throws IOException {
        assertThat(user(List.of("-g")).dependencies())
                .contains(new Dependency("a.Types$Caught", DependencyKind.CATCH, "method(Parameter)", 12));
    }

    @Test
    void read_switchOverTypes_testsForThem() throws IOException {
        assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);

        assertThat(user(List.of("-g"), """
            package b;
            class User {
                int of(Object any) {
                    return switch (any) {
                        case a.Types.Tested tested -> 1;
                        default -> 2;
                    };
                }
            }
            """).dependencies()).contains(new Dependency("a.Types$Tested", DependencyKind.INSTANCEOF, "of(Object)", 4));
    }

    @Test
    void read_annotation_hasItsValuesAsText() throws IOException {
        assertThat(user(List.of("-g"), """
            package b;
            @a.Types.OnClass(value = int[].class, kind = a.Types.Kind.ONE)
            class User {
                @interface Own { String[] texts(); int[] numbers(); a.Types.Nested nested(); }
                @Own(texts = {"a", "b"}, numbers = {1, 2}, nested = @a.Types.Nested) void method() { }
            }
            """).annotations()).containsExactlyInAnyOrder(
                new AnnotationUse("a.Types$OnClass", Map.of("value", "[I", "kind", "ONE"), ""),
                new AnnotationUse("a.Types$Nested", Map.of(), "method()"),
                new AnnotationUse("b.User$Own", Map.of("texts", "a,b", "numbers", "1,2"), "method()"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "11", "17"})
    void read_classFilesOfOldReleases_haveTheSameDependencies(String release) throws IOException {
        CodeClass user = user(List.of("-g:none", "--release", release, "-Xlint:-options"),
                USER.replace("var local", "Local local"));

        assertThat(user.dependencies()).extracting(Dependency::target)
                .contains("a.Types$Tested", "a.Types$Cast", "a.Types$Chained", "a.Types$OnType", "a.Types$InLambda");
    }

    @Test
    void read_ourOwnClasses_seesAllThatArchUnitSees() {
        Path classes = Path.of("target/classes").toAbsolutePath();
        List<CodeClass> ours = CodeReader.read(List.of(Module.of("rules", classes)));

        assertThat(ours).hasSizeGreaterThan(40);
        for (JavaClass theirs : ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().importPath(classes);
        })) {
            CodeClass same = ours.stream().filter(c -> c.name().equals(theirs.getName())).findFirst().orElseThrow();
            assertThat(same.dependencies()).as(theirs.getName()).extracting(Dependency::target)
                    .containsAll(targets(theirs, same));
        }
    }

    @Test
    void read_sameClassInTwoModules_areTwo() throws IOException {
        String source = """
            package a;
            class Main { }
            """;
        TestProject project = new TestProject(folder).module("one", source).module("two", source);

        assertThat(CodeReader.read(project.project().modules())).extracting(c -> c.module().name())
                .containsExactly("one", "two");
    }

    @Test
    void verdict_emptyTarget_isWrongUse() throws IOException {
        Module empty = Module.of("empty", Files.createDirectory(folder.resolve("classes")));

        assertThatExceptionOfType(WrongUseException.class)
                .isThrownBy(() -> ArchitectureRules.verdict(Project.of(folder, List.of(empty))))
                .withMessageStartingWith("There is nothing to check: no class files in");
        assertThatExceptionOfType(WrongUseException.class)
                .isThrownBy(() -> ArchitectureRules.verdict(Project.of(folder, List.of())))
                .withMessageStartingWith("There is nothing to check");
    }

    @Test
    void verdict_missingClassFolder_isWrongUse() {
        Module missing = Module.of("gone", folder.resolve("gone/classes"));

        assertThatExceptionOfType(WrongUseException.class)
                .isThrownBy(() -> ArchitectureRules.verdict(Project.of(folder, List.of(missing))))
                .withMessageContaining("of the module gone does not exist: compile the module first");
    }

    private CodeClass user(List<String> options) throws IOException {
        return user(options, USER);
    }

    private CodeClass user(List<String> options, String source) throws IOException {
        TestProject project = new TestProject(folder).module("m", options, TYPES, source);
        return CodeReader.read(project.project().modules()).stream().filter(c -> c.name().equals("b.User")).findFirst()
                .orElseThrow();
    }

    private static Set<String> targets(JavaClass theirs, CodeClass same) {
        return theirs.getDirectDependenciesFromSelf().stream().map(d -> d.getTargetClass().getBaseComponentType())
                .filter(t -> !t.isPrimitive()).map(JavaClass::getName).filter(n -> !n.equals("java.lang.Object"))
                .filter(n -> !Names.topLevel(n).equals(same.topLevelName()))
                .collect(java.util.stream.Collectors.toSet());
    }
}
