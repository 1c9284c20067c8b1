package dev.heddle.architecture;

import dev.heddle.architecture.internal.rule.Engine;
import dev.heddle.architecture.report.ConsoleReport;

/**
 * The way in: one line in a test checks a module, or a project of many.
 *
 * {@snippet :
 * class ArchitectureTest {
 *
 *     @Test
 *     void the_architecture_holds() {
 *         ArchitectureRules.check(ArchitectureTest.class);
 *     }
 * }
 * }
 *
 * <p>All methods throw {@link WrongUseException} where the check can't be made: a broken file, an unreadable class.
 */
public final class ArchitectureRules {

    private ArchitectureRules() {}

    /** Checks a project, and returns what was found. Thread-safe; reads class files and sources, writes nothing. */
    public static Verdict verdict(Project project) {
        return Engine.verdict(project);
    }

    /**
     * Returns the project around a class, upwards from where it was loaded: the modules that {@code architecture.yaml}
     * lists, else the module of the class.
     */
    public static Project projectOf(Class<?> type) {
        return Engine.projectOf(type);
    }

    /**
     * Checks the project around a class, as {@link #projectOf} finds it, and prints what was matched.
     *
     * @throws AssertionError with the console report, where a rule is broken or something was not seen
     */
    public static void check(Class<?> type) {
        check(projectOf(type));
    }

    /**
     * Checks a project, and prints what was matched.
     *
     * @throws AssertionError with the console report, where a rule is broken or something was not seen
     */
    @SuppressWarnings("SystemOut")
    public static void check(Project project) {
        Verdict verdict = verdict(project);
        String report = ConsoleReport.of(verdict);
        if (!verdict.passed()) {
            throw new AssertionError(report);
        }
        System.out.println(report);
    }
}
