package dev.heddle.architecture;

import dev.heddle.architecture.report.ConsoleReport;
import dev.heddle.architecture.rule.Engine;

/**
 * The way in: one line in a test checks a module, or a project of many.
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
     * Checks a project.
     *
     * @throws AssertionError with the console report, where a rule is broken or something was not seen
     */
    public static void check(Project project) {
        Verdict verdict = verdict(project);
        if (!verdict.passed()) {
            throw new AssertionError(ConsoleReport.of(verdict));
        }
    }
}
