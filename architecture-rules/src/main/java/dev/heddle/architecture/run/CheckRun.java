package dev.heddle.architecture.run;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import dev.heddle.architecture.CoverageProblem;
import dev.heddle.architecture.Project;
import dev.heddle.architecture.Rule;
import dev.heddle.architecture.Severity;
import dev.heddle.architecture.Verdict;
import dev.heddle.architecture.Violation;
import dev.heddle.architecture.WrongUseException;
import dev.heddle.architecture.internal.baseline.Baseline;
import dev.heddle.architecture.internal.rule.Engine;
import dev.heddle.architecture.report.ReportFormat;
import dev.heddle.architecture.report.Reports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a program is asked to do.
 *
 * @param reports the files to write
 * @param baselineBefore an older baseline: one that has grown since fails the check
 * @param startBaseline why the violations of today are forgiven: writes the first baseline
 * @param shrinkBaseline whether to take out of the baseline what nothing breaks any more
 */
public record CheckRun(Project project, Map<ReportFormat, Path> reports, Optional<Path> baselineBefore,
        Optional<String> startBaseline, boolean shrinkBaseline) {

    public CheckRun {
        requireNonNull(project, "project is null");
        reports = Map.copyOf(reports);
        requireNonNull(baselineBefore, "baselineBefore is null");
        requireNonNull(startBaseline, "startBaseline is null");
        if (startBaseline.isPresent() && shrinkBaseline) {
            throw new WrongUseException("A baseline is either started or shrunk: leave out one of the two");
        }
    }

    /** Checks, and writes what was asked for. Where the check can't be made, nothing is written. */
    public Verdict run() {
        Reports.prepare(reports);
        requireFile(project.config(), "architecture file");
        requireFile(baselineBefore, "older baseline");
        Verdict verdict = changeBaseline(
                startBaseline.isPresent() ? Engine.verdictBeforeBaseline(project) : Engine.verdict(project));
        verdict = verdict.with(grown());
        Reports.write(verdict, reports);
        return verdict;
    }

    private Verdict changeBaseline(Verdict verdict) {
        if (startBaseline.isPresent()) {
            Baseline.start(Engine.baselineFile(project),
                    verdict.violations().stream().filter(v -> v.severity() == Severity.ERROR).toList(),
                    startBaseline.get());
        } else if (shrinkBaseline) {
            List<Violation> all = new ArrayList<>(verdict.violations());
            verdict.baselined().forEach(f -> all.add(f.violation()));
            Engine.baseline(project).shrink(all, verdict.ran().stream().map(Rule::id).collect(toSet()));
        } else {
            return verdict;
        }
        return Engine.verdict(project);
    }

    private List<CoverageProblem> grown() {
        return baselineBefore.map(before -> Engine.baseline(project).addedSince(Engine.baseline(before)))
                .orElse(List.of()).stream()
                .map(entry -> new CoverageProblem("the baseline grew, this was added: " + entry
                        + ". Mend it, or suppress it at its place", ""))
                .toList();
    }

    /** Throws {@link WrongUseException} where a file is named that doesn't exist. */
    public static void requireFile(Optional<Path> file, String what) {
        file.filter(f -> !Files.isRegularFile(f)).ifPresent(f -> {
            throw new WrongUseException("The " + what + " " + f + " does not exist: correct its name");
        });
    }
}
