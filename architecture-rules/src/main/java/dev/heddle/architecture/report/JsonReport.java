package dev.heddle.architecture.report;

import dev.heddle.architecture.CoverageProblem;
import dev.heddle.architecture.Layer;
import dev.heddle.architecture.Module;
import dev.heddle.architecture.ModuleDependency;
import dev.heddle.architecture.Rule;
import dev.heddle.architecture.Severity;
import dev.heddle.architecture.Verdict;
import dev.heddle.architecture.Verdict.Forgiven;
import dev.heddle.architecture.Violation;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** A verdict with the whole model, to draw from: layers, modules, features, and the edges between them. */
final class JsonReport {

    private final Verdict verdict;
    private final Architecture architecture;
    private final Matched matched;

    private JsonReport(Verdict verdict) {
        this.verdict = verdict;
        this.architecture = verdict.architecture();
        this.matched = new Matched(architecture);
    }

    static String of(Verdict verdict) {
        return new JsonReport(verdict).text();
    }

    private String text() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("format", 1);
        report.put("tool", Tool.NAME);
        report.put("version", Tool.version());
        report.put("passed", verdict.passed());
        report.put("layers", layers());
        report.put("modules", architecture.modules().stream().map(this::module).toList());
        report.put("features", features());
        report.put("classes", architecture.classes().stream().map(this::type).toList());
        report.put("edges", edges());
        report.put("rules", rules());
        report.put("violations", verdict.violations().stream().map(v -> violation(v, Optional.empty())).toList());
        report.put("allowed", forgiven(verdict.allowed()));
        report.put("baselined", forgiven(verdict.baselined()));
        report.put("suppressed", forgiven(verdict.suppressed()));
        report.put("leftOut", verdict.leftOut());
        report.put("notSeen", verdict.coverage().stream().map(JsonReport::problem).toList());
        return Json.of(report);
    }

    private List<Map<String, Object>> layers() {
        Map<Optional<Layer>, Map<String, Integer>> counts = matched.byLayer();
        return Stream.of(Layer.values()).map(layer -> {
            Map<String, Integer> modules = counts.getOrDefault(Optional.of(layer), Map.of());
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("name", layer);
            object.put("mayDependOn", layer.mayDependOn().stream().sorted().toList());
            object.put("classes", Matched.sum(modules));
            object.put("modules", modules);
            return object;
        }).toList();
    }

    private Map<String, Object> module(Module module) {
        Map<String, Integer> layers = new TreeMap<>(matched.by(c -> Optional.of(c.module().name()))
                .getOrDefault(module.name(), Map.of()));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", module.name());
        object.put("classes", Matched.sum(layers));
        object.put("layers", layers);
        object.put("dependencies", module.dependencies().stream().map(JsonReport::dependency).toList());
        return object;
    }

    private static Map<String, Object> dependency(ModuleDependency dependency) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", dependency.name());
        object.put("scope", dependency.scope());
        object.put("declared", dependency.declared());
        object.put("through", dependency.through());
        return object;
    }

    private List<Map<String, Object>> features() {
        return matched.by(architecture::featureOf).entrySet().stream().map(e -> {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("name", e.getKey());
            object.put("classes", Matched.sum(e.getValue()));
            object.put("layers", e.getValue());
            return object;
        }).toList();
    }

    private Map<String, Object> type(CodeClass type) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", type.name());
        object.put("kind", type.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        object.put("module", type.module().name());
        object.put("layer", matched.layerName(type));
        object.put("feature", architecture.featureOf(type));
        return object;
    }

    private Map<String, Object> edges() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("layers", edges(matched::layerName));
        object.put("modules", edges(c -> Optional.of(c.module().name())));
        object.put("features", edges(architecture::featureOf));
        object.put("packages", edges(c -> Optional.of(c.packageName())));
        return object;
    }

    private List<Map<String, Object>> edges(Function<CodeClass, Optional<String>> part) {
        return Edge.between(part, architecture).stream().map(edge -> {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("from", edge.from());
            object.put("to", edge.to());
            object.put("count", edge.count());
            return object;
        }).toList();
    }

    private List<Map<String, Object>> rules() {
        return verdict.rules().entrySet().stream().map(e -> rule(e.getKey(), e.getValue())).toList();
    }

    private Map<String, Object> rule(Rule rule, Severity severity) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", rule.id());
        object.put("severity", severity);
        object.put("ran", verdict.ran().contains(rule));
        object.put("notRunBecause", Optional.ofNullable(verdict.notRun().get(rule)));
        object.put("sentence", rule.sentence());
        object.put("reason", rule.reason());
        object.put("advice", rule.advice());
        object.put("explain", Tool.explain(rule));
        return object;
    }

    private static List<Map<String, Object>> forgiven(List<Forgiven> forgiven) {
        return forgiven.stream().map(f -> violation(f.violation(), Optional.of(f.reason()))).toList();
    }

    private static Map<String, Object> violation(Violation violation, Optional<String> reason) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("rule", violation.rule().id());
        object.put("severity", violation.severity());
        object.put("module", violation.module());
        object.put("class", violation.className());
        object.put("member", violation.member());
        object.put("file", violation.sourceFile());
        object.put("line", violation.line());
        object.put("target", violation.target());
        object.put("message", violation.message());
        object.put("reason", reason);
        return object;
    }

    private static Map<String, Object> problem(CoverageProblem problem) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("message", problem.message());
        object.put("toAllow", problem.toAllow());
        return object;
    }
}
