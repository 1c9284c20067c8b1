package dev.heddle.architecture.report;

import dev.heddle.architecture.Verdict;

/** The forms of a verdict that are written to a file. */
public enum ReportFormat {

    JUNIT, SARIF, JSON;

    String text(Verdict verdict) {
        return switch (this) {
            case JUNIT -> JUnitReport.of(verdict);
            case SARIF -> SarifReport.of(verdict);
            case JSON -> JsonReport.of(verdict);
        };
    }

    /** Returns whether a file that begins so is a report of one of these forms. */
    static boolean wrote(String start) {
        return (start.startsWith("<?xml") && start.contains("<testsuite"))
                || (start.startsWith("{") && (start.contains("sarif") || start.contains(Tool.NAME)));
    }
}
