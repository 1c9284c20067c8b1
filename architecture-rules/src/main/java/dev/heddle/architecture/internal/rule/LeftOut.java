package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Severity;
import dev.heddle.architecture.Verdict.Forgiven;
import dev.heddle.architecture.internal.config.Config;
import dev.heddle.architecture.model.Architecture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that {@code architecture.yaml} leaves out, in words: a green report must not hide it. */
final class LeftOut {

    private final Config config;
    private final List<String> lines = new ArrayList<>();

    private LeftOut(Config config) {
        this.config = config;
    }

    static List<String> of(Config config, Architecture architecture, List<Forgiven> allowed) {
        LeftOut leftOut = new LeftOut(config);
        leftOut.rules();
        leftOut.allowed(allowed);
        leftOut.places(architecture);
        return List.copyOf(leftOut.lines);
    }

    private void rules() {
        config.rules().forEach((id, rule) -> {
            if (rule.severity().filter(Severity.OFF::equals).isPresent()) {
                lines.add("the rule " + id + " is off");
            }
        });
    }

    private void allowed(List<Forgiven> allowed) {
        Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
        allowed.forEach(f -> counts.computeIfAbsent(f.violation().rule().id(), id -> new LinkedHashMap<>())
                .merge(f.reason(), 1, Integer::sum));
        counts.forEach((id, reasons) -> reasons.forEach((reason, count) -> lines
                .add(id + " in " + count + (count == 1 ? " place: " : " places: ") + reason)));
    }

    private void places(Architecture architecture) {
        config.layers().forEach((layer, settings) -> settings.empty()
                .ifPresent(reason -> lines.add("the layer " + layer + " is empty: " + reason)));
        config.outside().forEach((pattern, reason) -> {
            long count = architecture.classes().stream().filter(type -> pattern.matches(type.name())).count();
            lines.add(pattern + " is outside (" + count + (count == 1 ? " class): " : " classes): ") + reason);
        });
        config.unseen().forEach((folder, reason) -> lines.add("the module " + folder + " is not seen: " + reason));
        if (!config.conventions()) {
            lines.add("the words of packages say nothing (conventions: false)");
        }
    }
}
