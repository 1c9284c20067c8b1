package dev.heddle.architecture.report;

import static java.util.Comparator.comparing;

import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Dependency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * That one part of a project depends on another.
 *
 * @param count how many pairs of classes do
 */
record Edge(String from, String to, int count) {

    private record Ends(String from, String to) {}

    /** Returns the edges between parts, in the order of their names; what has no part is left out. */
    static List<Edge> between(Function<CodeClass, Optional<String>> part, Architecture architecture) {
        Map<Ends, Integer> counts = new HashMap<>();
        for (CodeClass type : architecture.classes()) {
            part.apply(type).ifPresent(from -> type.dependencies().stream().map(Dependency::target).distinct()
                    .flatMap(name -> architecture.find(name, type).stream()).flatMap(to -> part.apply(to).stream())
                    .filter(to -> !to.equals(from))
                    .forEach(to -> counts.merge(new Ends(from, to), 1, Integer::sum)));
        }
        return counts.entrySet().stream().map(e -> new Edge(e.getKey().from(), e.getKey().to(), e.getValue()))
                .sorted(comparing(Edge::from).thenComparing(Edge::to)).toList();
    }
}
