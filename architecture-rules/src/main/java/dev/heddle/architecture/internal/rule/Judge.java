package dev.heddle.architecture.internal.rule;

import static java.util.stream.Collectors.toSet;

import dev.heddle.architecture.CoverageProblem;
import dev.heddle.architecture.Rule;
import dev.heddle.architecture.Verdict;
import dev.heddle.architecture.Verdict.Forgiven;
import dev.heddle.architecture.Violation;
import dev.heddle.architecture.internal.baseline.Baseline;
import dev.heddle.architecture.internal.config.Config;
import dev.heddle.architecture.internal.source.Sources;
import dev.heddle.architecture.internal.source.Suppressions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Forgives what is to be forgiven: by {@code architecture.yaml}, else by the code, else by the baseline. */
final class Judge {

    private final Config config;
    private final Sources sources;
    private final Baseline baseline;

    Judge(Config config, Sources sources, Baseline baseline) {
        this.config = config;
        this.sources = sources;
        this.baseline = baseline;
    }

    /** Returns the verdict on all that was found; whoever forgives nothing is one more problem. */
    Verdict judge(Verdict found, Collection<String> ruleIds) {
        Set<String> ran = found.ran().stream().map(Rule::id).collect(toSet());
        Allowances allowances = new Allowances(config);
        List<Forgiven> allowed = allowances.forgive(found.violations());
        List<Violation> counted = without(found.violations(), allowed);
        Suppressions suppressions = Suppressions.read(found.architecture().classes(), sources);
        List<Forgiven> suppressed = suppressions.forgive(counted);
        List<Violation> left = without(counted, suppressed);
        List<Forgiven> baselined = baseline.forgive(left);
        List<CoverageProblem> problems = new ArrayList<>(found.coverage());
        problems.addAll(allowances.problems(ran, found.architecture()));
        problems.addAll(suppressions.problems(left, ruleIds, ran));
        problems.addAll(baseline.problems(left, ran));
        return new Verdict(found.project(), found.architecture(), found.rules(), found.notRun(),
                without(left, baselined), allowed, baselined, suppressed,
                LeftOut.of(config, found.architecture(), allowed), problems);
    }

    private static List<Violation> without(List<Violation> violations, List<Forgiven> forgiven) {
        Set<Violation> gone = new HashSet<>();
        forgiven.forEach(f -> gone.add(f.violation()));
        return violations.stream().filter(v -> !gone.contains(v)).toList();
    }
}
