package dev.heddle.architecture;

import static java.util.Objects.requireNonNull;

import dev.heddle.architecture.model.Architecture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a check found.
 *
 * @param project what was checked
 * @param architecture what was matched: classes by layer, module and feature, with all that they depend on
 * @param rules all rules in the order of the reports, with their severity in this project
 * @param notRun the rules that could not look at this project though they are not off, each with why
 * @param violations those that count, without the ones below
 * @param allowed those that {@code architecture.yaml} forgives, each with its reason
 * @param baselined those that the baseline forgives, each with its reason
 * @param suppressed those that the code forgives, each with its reason
 * @param leftOut what {@code architecture.yaml} takes away from the check, a line each, with its reason
 * @param coverage what the rules did not see; each fails the check
 */
public record Verdict(Project project, Architecture architecture, Map<Rule, Severity> rules,
        Map<Rule, String> notRun, List<Violation> violations, List<Forgiven> allowed, List<Forgiven> baselined,
        List<Forgiven> suppressed, List<String> leftOut, List<CoverageProblem> coverage) {

    /** A violation that doesn't count, and why. */
    public record Forgiven(Violation violation, String reason) {

        public Forgiven {
            requireNonNull(violation, "violation is null");
            requireNonNull(reason, "reason is null");
        }
    }

    public Verdict {
        requireNonNull(project, "project is null");
        requireNonNull(architecture, "architecture is null");
        rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
        notRun = Collections.unmodifiableMap(new LinkedHashMap<>(notRun));
        violations = List.copyOf(violations);
        allowed = List.copyOf(allowed);
        baselined = List.copyOf(baselined);
        suppressed = List.copyOf(suppressed);
        leftOut = List.copyOf(leftOut);
        coverage = List.copyOf(coverage);
    }

    /** Returns whether everything was seen and no violation is an error. */
    public boolean passed() {
        return coverage.isEmpty() && violations.stream().noneMatch(v -> v.severity() == Severity.ERROR);
    }

    /** Returns the rules that looked at the project, in the order of the reports. */
    public List<Rule> ran() {
        return rules.keySet().stream().filter(rule -> rules.get(rule) != Severity.OFF && !notRun.containsKey(rule))
                .toList();
    }

    /** Returns the violations of one rule. */
    public List<Violation> violationsOf(Rule rule) {
        return violations.stream().filter(v -> v.rule().equals(rule)).toList();
    }

    /** Returns this verdict with more that was not seen. */
    public Verdict with(List<CoverageProblem> more) {
        List<CoverageProblem> all = new ArrayList<>(coverage);
        all.addAll(more);
        return new Verdict(project, architecture, rules, notRun, violations, allowed, baselined, suppressed,
                leftOut, all);
    }
}
