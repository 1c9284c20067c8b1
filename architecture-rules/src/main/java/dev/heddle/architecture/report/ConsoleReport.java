package dev.heddle.architecture.report;

import dev.heddle.architecture.CoverageProblem;
import dev.heddle.architecture.Verdict;
import dev.heddle.architecture.Violation;

/** A verdict for people: by rule, with place and advice. */
public final class ConsoleReport {

    private ConsoleReport() {}

    public static String of(Verdict verdict) {
        StringBuilder text = new StringBuilder();
        for (CoverageProblem problem : verdict.coverage()) {
            text.append("not seen: ").append(problem.message()).append('\n').append(problem.toAllow()).append('\n');
        }
        for (Violation violation : verdict.violations()) {
            text.append(violation.rule().id()).append(' ').append(violation.place()).append(' ')
                    .append(violation.message()).append('\n');
        }
        return text.toString();
    }
}
