package dev.heddle.architecture.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dev.heddle.architecture.CoverageProblem;
import dev.heddle.architecture.Layer;
import dev.heddle.architecture.Rule;
import dev.heddle.architecture.Verdict;
import dev.heddle.architecture.Violation;
import dev.heddle.architecture.model.Names;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/** A verdict for people: what was matched, then by rule each place with what to do instead, and the sum at the end. */
public final class ConsoleReport {

    private static final int LINES_SHOWN = 12;

    private final Verdict verdict;
    private final StringBuilder text = new StringBuilder();

    private ConsoleReport(Verdict verdict) {
        this.verdict = verdict;
    }

    public static String of(Verdict verdict) {
        return new ConsoleReport(verdict).text();
    }

    private String text() {
        matched();
        verdict.rules().keySet().forEach(this::rule);
        verdict.coverage().forEach(this::problem);
        return text.append(new Summary(verdict).text()).toString();
    }

    private void matched() {
        Matched matched = new Matched(verdict.architecture());
        String base = matched.commonPackage();
        text.append("Classes by layer and module").append(base.isEmpty() ? "" : ", packages below " + base)
                .append(":\n");
        matched.byLayer().forEach((layer, modules) -> text
                .append(String.format("  %-10s %5d  ",
                        layer.map(Layer::toString).orElse("no layer"), Matched.sum(modules)))
                .append(modules.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).collect(joining(", ")))
                .append('\n').append(packages(matched.packages(layer), base)));
    }

    private static String packages(List<String> packages, String base) {
        return packages.isEmpty() ? "" : packages.stream()
                .map(p -> base.isEmpty() || !p.startsWith(base + ".") ? p : p.substring(base.length() + 1))
                .collect(joining(", ", "      ", "\n"));
    }

    private void rule(Rule rule) {
        List<Violation> violations = verdict.violationsOf(rule);
        if (violations.isEmpty()) {
            return;
        }
        text.append('\n').append(verdict.rules().getOrDefault(rule, rule.severity())).append(": ")
                .append(rule.sentence()).append(" [").append(rule.id()).append("]\n");
        line("why", rule.reason());
        line("do", rule.advice());
        line("see", Tool.explain(rule));
        Collection<List<Violation>> places = violations.stream()
                .collect(groupingBy(ConsoleReport::place, LinkedHashMap::new, toList())).values();
        if (places.size() < violations.size()) {
            text.append("  ").append(violations.size()).append(" times in ")
                    .append(Summary.number(places.size(), "place"))
                    .append(":\n");
        }
        places.forEach(this::place);
    }

    /** What a class does with one other class takes one line, however often it does so. */
    private static List<Object> place(Violation violation) {
        return List.of(violation.sourceFile(), Names.topLevel(violation.className()),
                violation.target().map(Names::topLevel).orElse(violation.message()));
    }

    private void place(List<Violation> violations) {
        Violation first = violations.stream().filter(v -> v.line() > 0).findFirst().orElse(violations.get(0));
        List<Integer> lines = violations.stream().map(Violation::line).filter(l -> l > 0 && l != first.line())
                .distinct().sorted().toList();
        text.append("  ").append(first.place());
        lines.stream().limit(LINES_SHOWN).forEach(line -> text.append(", ").append(line));
        if (lines.size() > LINES_SHOWN) {
            text.append(" and ").append(lines.size() - LINES_SHOWN).append(" more");
        }
        text.append("\n    ").append(first.message()).append('\n');
    }

    private void line(String word, String words) {
        text.append(String.format("  %-3s: ", word)).append(words).append('\n');
    }

    private void problem(CoverageProblem problem) {
        text.append("\nnot seen: ").append(problem.message()).append('\n');
        if (!problem.toAllow().isEmpty()) {
            text.append("  to allow it, write into architecture.yaml:\n")
                    .append(problem.toAllow().lines().map(l -> "    " + l + "\n").collect(joining()));
        }
    }
}
