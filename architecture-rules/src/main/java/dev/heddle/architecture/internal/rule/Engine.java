package dev.heddle.architecture.internal.rule;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

import dev.heddle.architecture.CoverageProblem;
import dev.heddle.architecture.Module;
import dev.heddle.architecture.Project;
import dev.heddle.architecture.Rule;
import dev.heddle.architecture.Severity;
import dev.heddle.architecture.Verdict;
import dev.heddle.architecture.Verdict.Forgiven;
import dev.heddle.architecture.Violation;
import dev.heddle.architecture.WrongUseException;
import dev.heddle.architecture.internal.baseline.Baseline;
import dev.heddle.architecture.internal.bytecode.CodeReader;
import dev.heddle.architecture.internal.config.Config;
import dev.heddle.architecture.internal.config.ConfigReader;
import dev.heddle.architecture.internal.config.RuleSettings;
import dev.heddle.architecture.internal.coverage.Coverage;
import dev.heddle.architecture.internal.discovery.Discovery;
import dev.heddle.architecture.internal.layer.Layers;
import dev.heddle.architecture.internal.source.SourceFile;
import dev.heddle.architecture.internal.source.Sources;
import dev.heddle.architecture.internal.source.Suppressions;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Names;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads a project, runs the rules on it, and forgives what is to be forgiven. */
public final class Engine {

    private final Project project;
    private final Config config;
    private final List<Check> checks;
    private final Sources sources;

    private Engine(Project project, List<Check> checks) {
        this.project = project;
        this.checks = checks;
        this.config = project.config().map(Engine::config).orElse(Config.NONE);
        this.sources = new Sources(project.root());
    }

    public static Verdict verdict(Project project) {
        return new Engine(project, Checks.all()).verdict();
    }

    /** Returns the project around a class. */
    public static Project projectOf(Class<?> type) {
        return Discovery.around(type, Engine::config);
    }

    /** Returns the modules that the file lists, else all that are compiled below the root, those left out excepted. */
    public static List<Module> modulesBelow(Path root, Optional<Path> config) {
        return Discovery.below(root, config.map(Engine::config).orElse(Config.NONE));
    }

    /** Returns the folders of modules that the file names to be checked. */
    public static List<String> listedModules(Optional<Path> config) {
        return config.map(Engine::config).orElse(Config.NONE).modules();
    }

    /** Returns the folders of modules that the file leaves out. */
    public static Set<String> unseenModules(Optional<Path> config) {
        return config.map(Engine::config).orElse(Config.NONE).unseen().keySet();
    }

    /** Reads another baseline of the project, such as the one of the branch before. */
    public static Baseline baseline(Path file) {
        return Baseline.read(file, ids());
    }

    /** Returns the project's baseline: the file that {@code architecture.yaml} names, else the one beside it. */
    public static Baseline baseline(Project project) {
        return Baseline.read(baselineFile(project), ids());
    }

    /** Returns where the project's baseline is, or would be. */
    public static Path baselineFile(Project project) {
        if (project.baseline().isPresent()) {
            return project.baseline().get();
        }
        String name = project.config().map(Engine::config).flatMap(Config::baseline).orElse(Baseline.FILE);
        return project.config().map(file -> file.resolveSibling(name)).orElseGet(() -> project.root().resolve(name));
    }

    private static Config config(Path file) {
        return ConfigReader.read(file, ids());
    }

    private static List<String> ids() {
        return Checks.rules().stream().map(Rule::id).toList();
    }

    private Verdict verdict() {
        Baseline baseline = baseline(project);
        List<CodeClass> classes = classes();
        Layers layers = Layers.of(classes, config);
        Architecture architecture = new Architecture(project.modules(), classes, layers.place());
        Map<Rule, Severity> severities = severities();
        List<Violation> found = new ArrayList<>();
        for (Check check : checks) {
            Severity severity = severities.getOrDefault(check.rule(), Severity.OFF);
            if (severity != Severity.OFF) {
                found.addAll(run(check, severity, architecture));
            }
        }
        return judge(found, severities, architecture, baseline, layers.base());
    }

    private Verdict judge(List<Violation> found, Map<Rule, Severity> severities, Architecture architecture,
            Baseline baseline, String base) {
        Set<String> running = severities.entrySet().stream().filter(e -> e.getValue() != Severity.OFF)
                .map(e -> e.getKey().id()).collect(toSet());
        Suppressions suppressions = Suppressions.read(architecture.classes(), sources);
        List<Forgiven> suppressed = suppressions.forgive(found);
        List<Violation> left = without(found, suppressed);
        List<Forgiven> baselined = baseline.forgive(left);
        List<CoverageProblem> problems = new ArrayList<>(
                Coverage.problems(project, config, architecture, base));
        problems.addAll(suppressions.problems(ids(), running));
        problems.addAll(baseline.problems(left, running));
        return new Verdict(project, architecture, severities, without(left, baselined), baselined, suppressed,
                problems);
    }

    private static List<Violation> without(List<Violation> violations, List<Forgiven> forgiven) {
        Set<Violation> gone = new HashSet<>();
        forgiven.forEach(f -> gone.add(f.violation()));
        return violations.stream().filter(v -> !gone.contains(v)).toList();
    }

    private List<CodeClass> classes() {
        List<CodeClass> classes = CodeReader.read(project.modules());
        if (classes.isEmpty()) {
            throw new WrongUseException("There is nothing to check: no class files in "
                    + project.modules().stream().flatMap(module -> module.classFolders().stream()).toList()
                    + ". Compile first, or name the modules");
        }
        return classes;
    }

    private Map<Rule, Severity> severities() {
        Map<Rule, Severity> severities = new LinkedHashMap<>();
        for (Check check : checks) {
            severities.put(check.rule(),
                    config.of(check.rule().id()).severity().orElse(check.rule().severity()));
        }
        return severities;
    }

    private List<Violation> run(Check check, Severity severity, Architecture architecture) {
        Findings findings = new Findings();
        check.run(architecture, config, findings);
        RuleSettings settings = config.of(check.rule().id());
        return findings.all().stream().filter(f -> !settings.excepts(f.type().name()))
                .filter(f -> f.target().filter(t -> settings.allows(t) || Suppressions.isSuppression(t)).isEmpty())
                .map(f -> violation(check.rule(), severity, f)).distinct()
                .sorted(comparing(Violation::sourceFile).thenComparingInt(Violation::line)
                        .thenComparing(Violation::message))
                .toList();
    }

    private Violation violation(Rule rule, Severity severity, Findings.Finding finding) {
        CodeClass type = finding.type();
        Optional<SourceFile> source = sources.of(type);
        int line = source.map(s -> line(s, finding)).orElse(finding.line());
        return new Violation(rule, severity, type.module().name(), type.name(), finding.member(),
                source.map(SourceFile::path).orElse(type.fileName()), line, finding.target(), finding.message());
    }

    /**
     * The line of the annotation, else the class file's. Where it has none: that of the member or the target below the
     * class, or of the class, where the source names neither.
     */
    private static int line(SourceFile source, Findings.Finding finding) {
        String member = finding.member().replaceAll("\\(.*", "");
        String target = finding.target().map(Engine::simple).orElse("");
        String type = simple(finding.type().name());
        int declared = source.lineOfType(type);
        String word = !member.isEmpty() ? member : finding.target().isPresent() ? target : type;
        return IntStream.of(finding.onAnnotation() ? annotation(source, target, finding, declared) : 0, finding.line(),
                source.lineOf(word, declared), source.lineOf(word), declared).filter(line -> line > 0).findFirst()
                .orElse(0);
    }

    private static int annotation(SourceFile source, String annotation, Findings.Finding finding, int declared) {
        return finding.member().isEmpty() ? source.lineOfAnnotation(annotation, declared)
                : source.lineOfAnnotation(annotation, finding.member().replaceAll("\\(.*", ""), finding.line());
    }

    private static String simple(String className) {
        return Names.simple(className).replaceAll(".*\\$", "");
    }
}
