package dev.heddle.architecture.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.architecture.Module;
import dev.heddle.architecture.Project;
import dev.heddle.architecture.Rule;
import dev.heddle.architecture.Verdict;
import dev.heddle.architecture.Violation;
import dev.heddle.architecture.model.CodeClass;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each rule has classes that keep it and classes that break it, in {@code fixture/<id without dashes>/green} and
 * {@code red}. What breaks the rule, and nothing else, has {@code That} in its name, a module {@code -that-}.
 */
class RegistryTest {

    @ParameterizedTest
    @MethodSource("rules")
    void verdict_greenFixture_hasClassesAndNoViolation(Rule rule) {
        Verdict verdict = verdict(rule, "green");

        assertThat(verdict.architecture().classes()).isNotEmpty();
        assertThat(verdict.violationsOf(rule)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void verdict_redFixture_namesEachClassThatBreaksTheRuleAndNoOther(Rule rule) {
        Verdict verdict = verdict(rule, "red");

        List<String> culprits = Stream.concat(
                verdict.architecture().classes().stream().map(CodeClass::topLevelName)
                        .filter(name -> name.contains("That")),
                verdict.architecture().modules().stream().map(Module::name).filter(name -> name.contains("-that-")))
                .distinct().sorted().toList();
        assertThat(culprits).isNotEmpty();
        assertThat(verdict.violationsOf(rule)).extracting(RegistryTest::topLevel)
                .containsAll(culprits).allMatch(culprits::contains);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void verdict_redFixture_saysFileAndLine(Rule rule) {
        assertThat(verdict(rule, "red").violationsOf(rule)).allSatisfy(violation -> {
            assertThat(violation.sourceFile()).matches("src/test/java/.*\\.java|src/test/resources/.*/modules\\.txt");
            assertThat(violation.line()).isPositive();
        });
    }

    @Test
    void rules_ids_areDifferent() {
        assertThat(Checks.rules()).extracting(Rule::id).doesNotHaveDuplicates();
    }

    static Stream<Rule> rules() {
        return Checks.rules().stream();
    }

    private static Verdict verdict(Rule rule, String colour) {
        Path classes = testClasses().resolve("dev/heddle/architecture/fixture").resolve(rule.id().replace("-", ""))
                .resolve(colour);
        assertThat(classes).as("the " + colour + " fixture of " + rule.id()).isDirectory();
        Path config = classes.resolve(Project.CONFIG);
        return Engine.verdict(new Project(Path.of(""), FixtureModules.in(classes),
                Stream.of(config).filter(Files::exists).findFirst()));
    }

    private static Path testClasses() {
        try {
            return Path.of(RegistryTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static String topLevel(Violation violation) {
        return violation.className().replaceAll("\\$.*", "");
    }
}
