package dev.heddle.architecture.report;

import dev.heddle.architecture.CoverageProblem;
import dev.heddle.architecture.Project;
import dev.heddle.architecture.Rule;
import dev.heddle.architecture.Severity;
import dev.heddle.architecture.Verdict;
import dev.heddle.architecture.Verdict.Forgiven;
import dev.heddle.architecture.Violation;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A verdict in SARIF 2.1.0. What wasn't seen is a result of a rule of its own, since readers pass over notifications. */
final class SarifReport {

    private static final String ROOT = "ROOT";
    private static final Rule NOT_SEEN = Rule.of("everything-is-seen",
            "Every class and every layer is seen by the rules",
            "a check that looks at nothing is green by accident",
            "Correct architecture.yaml, or allow the gap in it");

    private final Verdict verdict;
    private final List<Rule> rules;
    private final RulePages pages = new RulePages();

    private SarifReport(Verdict verdict) {
        this.verdict = verdict;
        this.rules = new ArrayList<>(verdict.rules().keySet());
        this.rules.add(NOT_SEEN);
    }

    static String of(Verdict verdict) {
        return new SarifReport(verdict).text();
    }

    private String text() {
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        log.put("version", "2.1.0");
        log.put("runs", List.of(run()));
        return Json.of(log);
    }

    private Map<String, Object> run() {
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", Tool.NAME);
        driver.put("version", Tool.version());
        driver.put("rules", rules.stream().map(this::rule).toList());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("originalUriBaseIds", Map.of(ROOT, Map.of("description",
                Map.of("text", "The folder that holds all modules"))));
        run.put("invocations", List.of(invocation()));
        run.put("columnKind", "utf16CodeUnits");
        run.put("results", results());
        return run;
    }

    /** What was not run breaks nothing, so it is no result. */
    private Map<String, Object> invocation() {
        Map<String, Object> invocation = new LinkedHashMap<>();
        invocation.put("executionSuccessful", true);
        invocation.put("toolConfigurationNotifications",
                verdict.leftOut().stream().map(line -> notification("left out by architecture.yaml: " + line))
                        .toList());
        List<Map<String, Object>> notRun = new ArrayList<>();
        verdict.notRun().forEach((rule, why) -> {
            Map<String, Object> notification = notification(rule.id() + " was not run: " + why);
            notification.put("associatedRule", Map.of("id", rule.id(), "index", rules.indexOf(rule)));
            notRun.add(notification);
        });
        invocation.put("toolExecutionNotifications", notRun);
        return invocation;
    }

    private static Map<String, Object> notification(String text) {
        Map<String, Object> notification = new LinkedHashMap<>();
        notification.put("level", "note");
        notification.put("message", message(text));
        return notification;
    }

    private Map<String, Object> rule(Rule rule) {
        Severity severity = verdict.rules().getOrDefault(rule, rule.severity());
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("enabled", severity != Severity.OFF);
        configuration.put("level", level(severity));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", rule.id());
        object.put("shortDescription", message(rule.sentence()));
        object.put("fullDescription", message(rule.sentence() + ", because " + rule.reason() + "."));
        object.put("help", help(rule));
        object.put("defaultConfiguration", configuration);
        return object;
    }

    private Map<String, Object> help(Rule rule) {
        Map<String, Object> help = new LinkedHashMap<>(message(rule.advice() + "."));
        help.put("markdown", rule.equals(NOT_SEEN) ? Optional.empty() : Optional.of(pages.of(rule.id())));
        return help;
    }

    private List<Map<String, Object>> results() {
        List<Map<String, Object>> results = new ArrayList<>();
        verdict.coverage().forEach(c -> results.add(result(c)));
        verdict.violations().forEach(v -> results.add(result(v)));
        verdict.allowed().forEach(f -> results.add(result(f, "external")));
        verdict.baselined().forEach(f -> results.add(result(f, "external")));
        verdict.suppressed().forEach(f -> results.add(result(f, "inSource")));
        return results;
    }

    private Map<String, Object> result(CoverageProblem problem) {
        String toAllow = problem.toAllow().isEmpty() ? "" : "\n\nTo allow it:\n" + problem.toAllow();
        Map<String, Object> result = result(NOT_SEEN, Severity.ERROR, problem.message() + toAllow);
        result.put("locations", List.of(Map.of("physicalLocation", physical(Project.CONFIG, 0))));
        return result;
    }

    private Map<String, Object> result(Violation violation) {
        Map<String, Object> result = result(violation.rule(), violation.severity(),
                violation.message() + ". " + violation.rule().advice());
        Map<String, Object> location = new LinkedHashMap<>();
        if (!violation.sourceFile().isEmpty()) {
            location.put("physicalLocation", physical(violation.sourceFile(), violation.line()));
        }
        String member = violation.member().isEmpty() ? "" : "." + violation.member();
        location.put("logicalLocations", List.of(Map.of("fullyQualifiedName", violation.className() + member, "kind",
                violation.member().isEmpty() ? "type" : "member")));
        result.put("locations", List.of(location));
        return result;
    }

    private Map<String, Object> result(Forgiven forgiven, String kind) {
        Map<String, Object> suppression = new LinkedHashMap<>();
        suppression.put("kind", kind);
        suppression.put("justification", forgiven.reason());
        Map<String, Object> result = result(forgiven.violation());
        result.put("suppressions", List.of(suppression));
        return result;
    }

    private Map<String, Object> result(Rule rule, Severity severity, String text) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", rule.id());
        result.put("ruleIndex", rules.indexOf(rule));
        result.put("level", level(severity));
        result.put("message", message(text));
        return result;
    }

    private static Map<String, Object> physical(String file, int line) {
        Map<String, Object> artifact = new LinkedHashMap<>();
        artifact.put("uri", uri(file));
        artifact.put("uriBaseId", file.startsWith("/") ? Optional.empty() : Optional.of(ROOT));
        Map<String, Object> physical = new LinkedHashMap<>();
        physical.put("artifactLocation", artifact);
        physical.put("region", line > 0 ? Optional.of(Map.of("startLine", line)) : Optional.empty());
        return physical;
    }

    private static String uri(String file) {
        try {
            return new URI(file.startsWith("/") ? "file" : null, null, file, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(file, e);
        }
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case OFF -> "none";
        };
    }

    private static Map<String, Object> message(String text) {
        return Map.of("text", text);
    }
}
