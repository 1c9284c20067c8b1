package dev.heddle.architecture.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import dev.heddle.architecture.Rule;
import dev.heddle.architecture.Severity;
import dev.heddle.architecture.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The end of the console report: what was left out, which rules were not run, and the sum. */
final class Summary {

    private final Verdict verdict;

    Summary(Verdict verdict) {
        this.verdict = verdict;
    }

    String text() {
        return leftOut() + notRun() + "\n" + sum() + "\n";
    }

    private String leftOut() {
        return verdict.leftOut().isEmpty() ? ""
                : verdict.leftOut().stream().map(line -> "  " + line + "\n")
                        .collect(joining("", "\nLeft out by architecture.yaml:\n", ""));
    }

    private String notRun() {
        Map<String, String> rulesByReason = verdict.notRun().entrySet().stream().collect(groupingBy(Map.Entry::getValue,
                LinkedHashMap::new, mapping(rule -> rule.getKey().id(), joining(", "))));
        return rulesByReason.entrySet().stream()
                .map(e -> "\nnot run: " + e.getValue() + "\n  why: " + e.getKey() + "\n").collect(joining());
    }

    private String sum() {
        return (verdict.passed() ? "Passed: " : "Failed: ") + number(count(Severity.ERROR), "error") + ", "
                + number(count(Severity.WARNING), "warning")
                + Stream.of(counted(verdict.coverage().size(), "not seen"),
                        counted(verdict.allowed().size(), "allowed"),
                        counted(verdict.baselined().size(), "in the baseline"),
                        counted(verdict.suppressed().size(), "suppressed")).collect(joining())
                + " (" + number(verdict.architecture().classes().size(), "class") + " in "
                + number(verdict.architecture().modules().size(), "module") + ", "
                + number(verdict.ran().size(), "rule") + counted(verdict.notRun().size(), "not run")
                + counted(off(), "off") + ")";
    }

    private long off() {
        return verdict.rules().keySet().stream().filter(this::isOff).count();
    }

    private boolean isOff(Rule rule) {
        return verdict.rules().getOrDefault(rule, rule.severity()) == Severity.OFF;
    }

    private long count(Severity severity) {
        return verdict.violations().stream().filter(v -> v.severity() == severity).count();
    }

    private static String counted(long count, String words) {
        return count == 0 ? "" : ", " + count + " " + words;
    }

    static String number(long count, String word) {
        String many = word.endsWith("s") ? word + "es" : word + "s";
        return count + " " + (count == 1 ? word : many);
    }
}
