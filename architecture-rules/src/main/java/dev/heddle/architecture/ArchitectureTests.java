package dev.heddle.architecture;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/**
 * Each rule as a test of its own, for JUnit Jupiter. The project is read once.
 *
 * {@snippet :
 * class ArchitectureTest {
 *
 *     @TestFactory
 *     Stream<DynamicTest> architecture() {
 *         return ArchitectureTests.of(ArchitectureTest.class);
 *     }
 * }
 * }
 */
public final class ArchitectureTests {

    private ArchitectureTests() {}

    /** Returns the tests of the project around a class; see {@link ArchitectureRules#projectOf}. */
    public static Stream<DynamicTest> of(Class<?> type) {
        return of(ArchitectureRules.projectOf(type));
    }

    /** Returns a test that everything was seen, and one for each rule that isn't off; it is aborted where the rule can't run. */
    public static Stream<DynamicTest> of(Project project) {
        Verdict verdict = ArchitectureRules.verdict(project);
        return Stream.concat(
                Stream.of(DynamicTest.dynamicTest("everything is seen", () -> requireSeen(verdict.coverage()))),
                verdict.rules().entrySet().stream().filter(rule -> rule.getValue() != Severity.OFF)
                        .map(rule -> DynamicTest.dynamicTest(rule.getKey().id(),
                                () -> requireKept(rule.getKey(), verdict))));
    }

    private static void requireSeen(List<CoverageProblem> problems) {
        if (!problems.isEmpty()) {
            throw new AssertionError(
                    problems.stream().map(p -> p.message() + "\n" + p.toAllow()).collect(joining("\n")));
        }
    }

    private static void requireKept(Rule rule, Verdict verdict) {
        String whyNot = verdict.notRun().getOrDefault(rule, "");
        Assumptions.assumeTrue(whyNot.isEmpty(), "not run: " + whyNot);
        List<Violation> violations = verdict.violationsOf(rule);
        if (violations.stream().anyMatch(v -> v.severity() == Severity.ERROR)) {
            throw new AssertionError(violations.stream().map(v -> "  " + v.place() + " " + v.message()).collect(joining(
                    "\n", rule.sentence() + ", because " + rule.reason() + ":\n", "\n" + rule.advice())));
        }
    }
}
