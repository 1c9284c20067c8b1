package dev.heddle.architecture.internal.bytecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.heddle.architecture.TestProject;
import dev.heddle.architecture.model.Call;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Dependency;
import dev.heddle.architecture.model.DependencyKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NestTest {

    private static final String TARGET = """
        package a;
        public class Target {
            public static void run() { }
            protected void inherited() { }
        }
        """;

    @TempDir
    private Path folder;

    @Test
    void read_lambdaInALambda_countsForTheMethodAroundBoth() throws IOException {
        CodeClass type = read(List.of(), "b.Main", """
            package b;
            class Main {
                Runnable field = () -> a.Target.run();
                void outer() {
                    Runnable first = () -> {
                        Runnable second = () ->
                            a.Target.run();
                    };
                }
            }
            """);

        assertThat(calls(type, "run")).containsExactlyInAnyOrder(tuple("Main()", 3), tuple("outer()", 7));
        assertThat(type.members()).extracting(m -> m.label()).containsExactlyInAnyOrder("field", "Main()", "outer()");
    }

    @Test
    void read_serializableLambda_countsOnce() throws IOException {
        CodeClass type = read(List.of(), "b.Main", """
            package b;
            class Main {
                Object outer() { return (Runnable & java.io.Serializable) () -> a.Target.run(); }
            }
            """);

        assertThat(calls(type, "run")).containsExactly(tuple("outer()", 3));
    }

    /** Kotlin's compiler writes it so, and doesn't mark it as its own. */
    @Test
    void read_lambdaOfKotlin_countsForTheMethodAround() throws IOException {
        CodeClass type = read(List.of(), "b.Main", """
            package b;
            class Main {
                void outer() { Runnable code = Main::outer$lambda$0; }
                private static void outer$lambda$0() { a.Target.run(); }
            }
            """);

        assertThat(calls(type, "run")).containsExactly(tuple("outer()", 4));
        assertThat(type.members()).extracting(m -> m.label()).containsExactlyInAnyOrder("Main()", "outer()");
    }

    /** Up to Java 10, and since then for what is protected in another package. */
    @Test
    void read_accessor_countsForTheNestedMethodThatCallsIt() throws IOException {
        CodeClass nested = read(List.of("--release", "8", "-Xlint:-options"), "b.Main$Nested", """
            package b;
            class Main extends a.Target {
                private void secret() { }
                class Nested {
                    void caller() {
                        secret();
                        inherited();
                    }
                }
            }
            """);

        assertThat(calls(nested, "secret")).containsExactly(tuple("caller()", 6));
        assertThat(calls(nested, "inherited")).containsExactly(tuple("caller()", 7));
        assertThat(nested.calls()).extracting(Call::name).noneMatch(name -> name.startsWith("access$"));
    }

    @Test
    void complete_madeMethodThatNobodyCalls_isNotLost() {
        ClassFacts facts = new ClassFacts("b.Main", Set.of());
        facts.made().put("b.Main.lambda$0()V",
                new Body("lambda$0()", List.of(call("a.Target", "run", 4))));

        Nest.complete(List.of(facts));

        assertThat(facts.dependencies())
                .containsExactly(new Dependency("a.Target", DependencyKind.CALL, "lambda$0()", 4));
    }

    @Test
    void complete_madeMethodThatCallsItself_ends() {
        ClassFacts facts = new ClassFacts("b.Main", Set.of());
        Use again = call("b.Main", "lambda$0", 3);
        facts.bodies().add(new Body("outer()", List.of(again)));
        facts.made().put("b.Main.lambda$0()V",
                new Body("lambda$0()", List.of(again, call("a.Target", "run", 4))));

        Nest.complete(List.of(facts));

        assertThat(facts.dependencies()).containsExactly(new Dependency("a.Target", DependencyKind.CALL, "outer()", 4));
    }

    private static Use call(String owner, String method, int line) {
        return new Use(DependencyKind.CALL, owner, method, "()V", List.of(), line);
    }

    private CodeClass read(List<String> options, String name, String source) throws IOException {
        TestProject project = new TestProject(folder).module("m", options, TARGET, source);
        return CodeReader.read(project.project().modules()).stream().filter(c -> c.name().equals(name)).findFirst()
                .orElseThrow();
    }

    private static List<org.assertj.core.groups.Tuple> calls(CodeClass type, String method) {
        return type.calls().stream().filter(c -> c.name().equals(method)).map(c -> tuple(c.member(), c.line()))
                .toList();
    }
}
