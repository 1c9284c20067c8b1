package dev.heddle.architecture.rule;

import static java.util.Comparator.comparing;

import dev.heddle.architecture.Project;
import dev.heddle.architecture.Rule;
import dev.heddle.architecture.Severity;
import dev.heddle.architecture.Verdict;
import dev.heddle.architecture.Violation;
import dev.heddle.architecture.config.Config;
import dev.heddle.architecture.config.RuleSettings;
import dev.heddle.architecture.layer.Layers;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.CodeReader;
import dev.heddle.architecture.model.Names;
import dev.heddle.architecture.source.SourceFile;
import dev.heddle.architecture.source.Sources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a project, runs the rules on it, and forgives what is to be forgiven. */
public final class Engine {

    private final Project project;
    private final Config config;
    private final Sources sources;

    private Engine(Project project, Config config) {
        this.project = project;
        this.config = config;
        this.sources = new Sources(project.root());
    }

    public static Verdict verdict(Project project) {
        return new Engine(project, Config.NONE).verdict();
    }

    private Verdict verdict() {
        List<CodeClass> classes = CodeReader.read(project.modules());
        Architecture architecture = new Architecture(project.modules(), classes, Layers.place(classes, config));
        Map<Rule, Severity> severities = new LinkedHashMap<>();
        List<Violation> violations = new ArrayList<>();
        for (Check check : Checks.all()) {
            Severity severity = config.of(check.rule().id()).severity().orElse(check.rule().severity());
            severities.put(check.rule(), severity);
            if (severity != Severity.OFF) {
                violations.addAll(run(check, severity, architecture));
            }
        }
        return new Verdict(project, architecture, severities, violations, List.of(), List.of(), List.of());
    }

    private List<Violation> run(Check check, Severity severity, Architecture architecture) {
        Findings findings = new Findings();
        check.run(architecture, findings);
        RuleSettings settings = config.of(check.rule().id());
        return findings.all().stream().filter(f -> !settings.excepts(f.type().name()))
                .filter(f -> f.target().filter(settings::allows).isEmpty())
                .map(f -> violation(check.rule(), severity, f)).distinct()
                .sorted(comparing(Violation::sourceFile).thenComparingInt(Violation::line)
                        .thenComparing(Violation::message))
                .toList();
    }

    private Violation violation(Rule rule, Severity severity, Findings.Finding finding) {
        CodeClass type = finding.type();
        Optional<SourceFile> source = sources.of(type);
        int line = finding.line() > 0 ? finding.line() : source.map(s -> line(s, finding)).orElse(0);
        return new Violation(rule, severity, type.module().name(), type.name(), finding.member(),
                source.map(SourceFile::path).orElse(type.fileName()), line, finding.target(), finding.message());
    }

    private static int line(SourceFile source, Findings.Finding finding) {
        String word = !finding.member().isEmpty() ? finding.member()
                : finding.target().map(Names::simple).orElse(finding.type().simpleName());
        return source.lineOf(word.replaceAll("\\(.*", "").replaceAll(".*\\$", ""));
    }
}
