package dev.heddle.architecture.internal.coverage;

import dev.heddle.architecture.CoverageProblem;
import dev.heddle.architecture.Layer;
import dev.heddle.architecture.internal.config.Config;
import dev.heddle.architecture.internal.config.FeatureSettings;
import dev.heddle.architecture.internal.config.LayerSettings;
import dev.heddle.architecture.internal.config.Nearest;
import dev.heddle.architecture.internal.config.RuleSettings;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Dependency;
import dev.heddle.architecture.model.Names;
import dev.heddle.architecture.model.Pattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The packages that the file names: one that doesn't exist makes its line say nothing. */
final class NamedPackages {

    private final Config config;
    private final Set<String> classes = new HashSet<>();
    private final Set<String> packages = new TreeSet<>();
    private final Set<String> targets = new HashSet<>();
    private final Set<String> found = new HashSet<>();
    private final List<CoverageProblem> problems = new ArrayList<>();

    NamedPackages(Config config, Architecture architecture) {
        this.config = config;
        for (CodeClass type : architecture.classes()) {
            classes.add(type.name());
            packages.add(type.packageName());
            type.dependencies().stream().map(Dependency::target).forEach(targets::add);
        }
    }

    List<CoverageProblem> problems() {
        config.base().filter(b -> packages.stream().noneMatch(p -> p.equals(b) || p.startsWith(b + ".")))
                .ifPresent(b -> add(Pattern.of(b), "base"));
        for (Layer layer : Layer.values()) {
            LayerSettings settings = config.of(layer);
            require(settings.packages(), "layers." + layer.key());
        }
        requireUsed(config.outside().keySet(), "outside");
        config.features().forEach((name, feature) -> feature(name, feature));
        config.rules().forEach((id, rule) -> rule(id, rule));
        config.absent().keySet().stream().filter(text -> !found.contains(text))
                .forEach(text -> problems.add(new CoverageProblem("\"absent\" names " + text
                        + ", which exists or is named nowhere else in the file: take it out", "")));
        return problems;
    }

    private void feature(String name, FeatureSettings feature) {
        require(feature.packages(), "features." + name);
        require(feature.publishes(), "features." + name + ".publishes");
    }

    private void rule(String id, RuleSettings rule) {
        requireUsed(rule.allow(), "rules." + id + ".allow");
        require(rule.except().keySet(), "rules." + id + ".except");
    }

    private void require(Collection<Pattern> patterns, String place) {
        patterns.stream().filter(p -> classes.stream().noneMatch(p::matches)).forEach(p -> add(p, place));
    }

    /** It may be of another project, as long as something depends on it. */
    private void requireUsed(Collection<Pattern> patterns, String place) {
        patterns.stream().filter(p -> classes.stream().noneMatch(p::matches) && targets.stream().noneMatch(p::matches))
                .forEach(p -> add(p, place));
    }

    private void add(Pattern pattern, String place) {
        if (config.absent().containsKey(pattern.toString())) {
            found.add(pattern.toString());
            return;
        }
        String text = pattern.toString();
        String meant = Nearest.of(text.replaceAll("\\.\\.$", ""), text.contains(".") ? known(text) : packages)
                .map(n -> ", did you mean " + n + "?").orElse("");
        problems.add(new CoverageProblem(
                place + (pattern.line() > 0 ? " (line " + pattern.line() + ")" : "") + " names " + text
                        + ", and nothing of that name exists" + meant,
                """
                    absent:
                      %s: "why it is named"
                    """.formatted(text)));
    }

    private Set<String> known(String text) {
        Set<String> known = new TreeSet<>(packages);
        if (!Names.simple(text).isEmpty() && Character.isUpperCase(Names.simple(text).charAt(0))) {
            known.addAll(classes);
        }
        return known;
    }
}
