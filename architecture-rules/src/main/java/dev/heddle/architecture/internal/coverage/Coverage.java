package dev.heddle.architecture.internal.coverage;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import dev.heddle.architecture.CoverageProblem;
import dev.heddle.architecture.Layer;
import dev.heddle.architecture.Module;
import dev.heddle.architecture.Project;
import dev.heddle.architecture.internal.config.Config;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Dependency;
import dev.heddle.architecture.model.Names;
import dev.heddle.architecture.model.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether the rules saw everything: what they didn't see can't break them. */
public final class Coverage {

    private static final int NAMES_SHOWN = 5;

    private final Config config;
    private final Architecture architecture;
    private final Set<String> roots;
    private final List<CoverageProblem> problems = new ArrayList<>();

    private Coverage(Config config, Architecture architecture, Set<String> roots) {
        this.config = config;
        this.architecture = architecture;
        this.roots = roots;
    }

    /**
     * Returns what was not seen, each with the lines that allow it.
     *
     * @param roots the packages that the project's own are in
     */
    public static List<CoverageProblem> problems(Project project, Config config, Architecture architecture,
            Set<String> roots) {
        Coverage coverage = new Coverage(config, architecture, roots);
        coverage.emptyLayers();
        coverage.classesWithoutLayer();
        coverage.emptyModules();
        coverage.problems.addAll(new UnseenModules(project, config).problems());
        coverage.usedButUnseen();
        coverage.problems.addAll(new NamedPackages(config, architecture).problems());
        return List.copyOf(coverage.problems);
    }

    private void emptyLayers() {
        for (Layer layer : Layer.values()) {
            long count = architecture.in(layer).count();
            boolean mayBeEmpty = config.of(layer).empty().isPresent();
            if (count == 0 && !mayBeEmpty) {
                problems.add(new CoverageProblem("the layer " + layer + " matches no class", """
                    layers:
                      %s:
                        packages: [where it is]
                    or, where there is none:
                    layers:
                      %s:
                        empty: "why there is none"
                    """.formatted(layer.key(), layer.key())));
            } else if (count > 0 && mayBeEmpty) {
                problems.add(new CoverageProblem("the layer " + layer + " is said to be empty, and has " + count
                        + (count == 1 ? " class" : " classes") + ": take out \"empty\"", ""));
            }
        }
    }

    private void classesWithoutLayer() {
        Map<String, List<CodeClass>> byPackage = new TreeMap<>();
        architecture.classes().stream()
                .filter(c -> c.kind() != CodeClass.Kind.PACKAGE_INFO && architecture.layerOf(c).isEmpty())
                .filter(c -> !isOutside(c.name()))
                .forEach(c -> byPackage.computeIfAbsent(c.packageName(), p -> new ArrayList<>()).add(c));
        Map<String, List<CodeClass>> byPattern = new TreeMap<>();
        byPackage.forEach((packageName, classes) -> byPattern
                .computeIfAbsent(pattern(packageName, classes, byPackage.keySet()), p -> new ArrayList<>())
                .addAll(classes));
        byPattern.forEach((pattern, classes) -> problems.add(new CoverageProblem(
                "no layer matches " + named(pattern.isEmpty() ? "" : Names.packageOf(classes.get(0).name()),
                        classes.stream().map(CodeClass::topLevelName).toList()),
                """
                    layers:
                      domain: # or another
                        packages: [%s]
                    or, where it belongs to none:
                    outside:
                      %s: "why"
                    """.formatted(pattern, pattern) + MixedPackage.advice(classes))));
    }

    /** One pattern for packages below one another, where nothing below has a layer. */
    private String pattern(String packageName, List<CodeClass> classes, Set<String> unplaced) {
        if (packageName.isEmpty()) {
            return classes.get(0).topLevelName();
        }
        String outermost = unplaced.stream()
                .filter(p -> !p.isEmpty() && (packageName.equals(p) || packageName.startsWith(p + ".")))
                .filter(this::hasNoLayerBelow).findFirst().orElse(packageName);
        boolean several = unplaced.stream().anyMatch(p -> p.startsWith(outermost + "."));
        return several && hasNoLayerBelow(outermost) ? outermost + ".." : packageName;
    }

    private boolean hasNoLayerBelow(String packageName) {
        return architecture.classes().stream().noneMatch(c -> (c.packageName() + ".").startsWith(packageName + ".")
                && architecture.layerOf(c).isPresent());
    }

    private void emptyModules() {
        for (Module module : architecture.modules()) {
            if (architecture.classes().stream().noneMatch(c -> c.module().equals(module))
                    && !config.unseen().containsKey(module.name())) {
                problems.add(new CoverageProblem("the module " + module.name() + " has no class files", """
                    unseen:
                      %s: "why"
                    """.formatted(module.name())));
            }
        }
    }

    /** Classes below the roots that others depend on are of the project, wherever they are. */
    private void usedButUnseen() {
        Map<String, Set<String>> unseen = new TreeMap<>();
        for (CodeClass type : architecture.classes()) {
            for (Dependency dependency : type.dependencies()) {
                String target = dependency.target();
                if (roots.stream().anyMatch(root -> target.startsWith(root + ".")) && !architecture.has(target)
                        && !isOutside(target)) {
                    unseen.computeIfAbsent(dependency.targetPackage(), p -> new TreeSet<>())
                            .add(Names.topLevel(target));
                }
            }
        }
        unseen.forEach((packageName, names) -> problems.add(new CoverageProblem(
                "classes are used whose module was not checked: " + named(packageName, List.copyOf(names)), """
                    modules: [the folders of all modules]
                    or, where it isn't of this project:
                    outside:
                      %s: "why"
                    """.formatted(packageName))));
    }

    private boolean isOutside(String className) {
        return config.outside().keySet().stream().anyMatch((Pattern p) -> p.matches(className));
    }

    private static String named(String packageName, List<String> classNames) {
        Set<String> names = classNames.stream().map(Names::simple).collect(toCollection(TreeSet::new));
        String shown = names.stream().limit(NAMES_SHOWN).collect(joining(", "));
        return (packageName.isEmpty() ? "the unnamed package" : packageName) + " (" + shown
                + (names.size() > NAMES_SHOWN ? " and " + (names.size() - NAMES_SHOWN) + " more" : "") + ")";
    }
}
