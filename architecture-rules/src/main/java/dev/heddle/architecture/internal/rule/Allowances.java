package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.CoverageProblem;
import dev.heddle.architecture.Verdict.Forgiven;
import dev.heddle.architecture.Violation;
import dev.heddle.architecture.internal.config.Config;
import dev.heddle.architecture.internal.config.RuleSettings;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.Dependency;
import dev.heddle.architecture.model.Pattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What {@code architecture.yaml} forgives: allowed targets, excepted places. One that forgives nothing is a problem. */
final class Allowances {

    private final Config config;
    private final Set<Pattern> used = new HashSet<>();

    Allowances(Config config) {
        this.config = config;
    }

    /** Returns the violations that are forgiven, each with its reason; that of an allowed target is its pattern. */
    List<Forgiven> forgive(Collection<Violation> violations) {
        List<Forgiven> forgiven = new ArrayList<>();
        for (Violation violation : violations) {
            RuleSettings settings = config.of(violation.rule().id());
            List<String> reasons = new ArrayList<>();
            settings.except().forEach((place, reason) -> {
                if (place.matches(violation.className())) {
                    used.add(place);
                    reasons.add(reason);
                }
            });
            settings.allow().stream().filter(p -> violation.target().filter(p::matches).isPresent()).forEach(target -> {
                used.add(target);
                reasons.add("allowed target " + target);
            });
            reasons.stream().findFirst().ifPresent(reason -> forgiven.add(new Forgiven(violation, reason)));
        }
        return forgiven;
    }

    /** Returns what is wrong with them, after all violations were seen. Those of rules that didn't run are let be. */
    List<CoverageProblem> problems(Set<String> rulesThatRan, Architecture architecture) {
        List<CoverageProblem> problems = new ArrayList<>();
        config.rules().forEach((id, rule) -> {
            if (rulesThatRan.contains(id)) {
                stale(rule.allow(), "rules." + id + ".allow", architecture).forEach(problems::add);
                stale(rule.except().keySet(), "rules." + id + ".except", architecture).forEach(problems::add);
            }
        });
        return problems;
    }

    private Stream<CoverageProblem> stale(Collection<Pattern> patterns, String place, Architecture architecture) {
        return patterns.stream().filter(p -> isStale(p, architecture)).map(p -> new CoverageProblem(
                place + (p.line() > 0 ? " (line " + p.line() + ")" : "") + " names " + p
                        + ", which forgives nothing: take it out",
                ""));
    }

    /** What names nothing at all is told elsewhere. */
    private boolean isStale(Pattern pattern, Architecture architecture) {
        return !used.contains(pattern) && architecture.classes().stream().anyMatch(type -> pattern.matches(type.name())
                || type.dependencies().stream().map(Dependency::target).anyMatch(pattern::matches));
    }
}
