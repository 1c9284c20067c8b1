package dev.heddle.architecture.internal.rule;

import static java.util.Comparator.comparing;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.Module;
import dev.heddle.architecture.Project;
import dev.heddle.architecture.Rule;
import dev.heddle.architecture.Severity;
import dev.heddle.architecture.Verdict;
import dev.heddle.architecture.Violation;
import dev.heddle.architecture.WrongUseException;
import dev.heddle.architecture.internal.baseline.Baseline;
import dev.heddle.architecture.internal.bytecode.CodeReader;
import dev.heddle.architecture.internal.config.Config;
import dev.heddle.architecture.internal.config.ConfigReader;
import dev.heddle.architecture.internal.coverage.Coverage;
import dev.heddle.architecture.internal.discovery.Discovery;
import dev.heddle.architecture.internal.layer.Layers;
import dev.heddle.architecture.internal.source.Sources;
import dev.heddle.architecture.internal.source.Suppressions;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a project, and runs the rules on it. */
public final class Engine {

    private static final Set<Layer> INSIDE_AND_ADAPTERS = EnumSet.complementOf(EnumSet.of(Layer.MAIN));

    private final Project project;
    private final Config config;
    private final List<Check> checks;
    private final Sources sources;
    private final Places places;

    private Engine(Project project, List<Check> checks) {
        this.project = project;
        this.checks = checks;
        this.config = project.config().map(Engine::config).orElse(Config.NONE);
        this.sources = new Sources(project.root());
        this.places = new Places(sources);
    }

    /**
     * Checks a project.
     *
     * @throws WrongUseException where a baseline is named that doesn't exist, among others
     */
    public static Verdict verdict(Project project) {
        namedBaseline(project).filter(file -> !Files.exists(file)).ifPresent(file -> {
            throw new WrongUseException(
                    "The baseline " + file + " does not exist: correct its name, or start one under it");
        });
        return verdictBeforeBaseline(project);
    }

    /** The same where the baseline may be missing still. */
    public static Verdict verdictBeforeBaseline(Project project) {
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
        return namedBaseline(project).orElseGet(() -> project.config().map(file -> file.resolveSibling(Baseline.FILE))
                .orElseGet(() -> project.root().resolve(Baseline.FILE)));
    }

    private static Optional<Path> namedBaseline(Project project) {
        return project.baseline().or(() -> project.config()
                .flatMap(file -> config(file).baseline().map(file::resolveSibling)));
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
        Verdict found = found(new Architecture(project.modules(), classes, layers.place(), layers.base()),
                layers.roots());
        Verdict verdict = new Judge(config, sources, baseline).judge(found, ids());
        requireChecked(verdict);
        return verdict;
    }

    /** Returns all that the rules find, before anything is forgiven. */
    private Verdict found(Architecture architecture, Set<String> roots) {
        Map<Rule, Severity> severities = severities();
        Map<Rule, String> notRun = notRun(severities, architecture);
        List<Violation> found = new ArrayList<>();
        for (Check check : checks) {
            Severity severity = severities.getOrDefault(check.rule(), Severity.OFF);
            if (severity != Severity.OFF && !notRun.containsKey(check.rule())) {
                found.addAll(run(check, severity, architecture));
            }
        }
        return new Verdict(project, architecture, severities, notRun, found, List.of(), List.of(), List.of(),
                List.of(), Coverage.problems(project, config, architecture, roots));
    }

    /** A file that leaves out everything is no way to pass. */
    private static void requireChecked(Verdict verdict) {
        if (verdict.ran().isEmpty()) {
            throw new WrongUseException("Nothing was checked: no rule was run. Switch one on in " + Project.CONFIG);
        }
        if (verdict.passed()
                && INSIDE_AND_ADAPTERS.stream().allMatch(l -> verdict.architecture().in(l).findAny().isEmpty())) {
            throw new WrongUseException(
                    "Nothing was checked: no class is in domain, use case, repository or delivery. Say in "
                            + Project.CONFIG + " where they are");
        }
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

    private Map<Rule, String> notRun(Map<Rule, Severity> severities, Architecture architecture) {
        Map<Rule, String> notRun = new LinkedHashMap<>();
        for (Check check : checks) {
            if (severities.get(check.rule()) != Severity.OFF) {
                check.whyNot(architecture).ifPresent(why -> notRun.put(check.rule(), why));
            }
        }
        return notRun;
    }

    private List<Violation> run(Check check, Severity severity, Architecture architecture) {
        Findings findings = new Findings();
        check.run(architecture, config, findings);
        return findings.all().stream().filter(f -> f.target().filter(Suppressions::isSuppression).isEmpty())
                .map(f -> places.violation(check.rule(), severity, f)).distinct()
                .sorted(comparing(Violation::sourceFile).thenComparingInt(Violation::line)
                        .thenComparing(Violation::message))
                .toList();
    }
}
