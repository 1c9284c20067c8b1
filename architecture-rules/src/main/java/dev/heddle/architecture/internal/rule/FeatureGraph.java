package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Dependency;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What features depend on each other for. The main layer, which puts them together, doesn't count. */
final class FeatureGraph {

    /** A dependency between two features. */
    record Edge(String from, String to, CodeClass type, Dependency dependency, CodeClass target) {}

    private final List<Edge> edges = new ArrayList<>();
    private final Map<String, Set<String>> next = new TreeMap<>();
    private final Map<List<String>, List<String>> circles = new HashMap<>();

    private FeatureGraph() {}

    static FeatureGraph of(Architecture architecture) {
        FeatureGraph graph = new FeatureGraph();
        for (CodeClass type : architecture.classes()) {
            feature(type, architecture).ifPresent(from -> graph.add(type, from, architecture));
        }
        return graph;
    }

    List<Edge> edges() {
        return edges;
    }

    /** Returns the shortest way that an edge closes, from its start over its end and back; empty where none leads back. */
    List<String> circle(String from, String to) {
        return circles.computeIfAbsent(List.of(from, to), edge -> find(from, to));
    }

    private List<String> find(String from, String to) {
        Map<String, String> cameFrom = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(to));
        while (!open.isEmpty() && !cameFrom.containsKey(from)) {
            String current = open.remove();
            for (String other : next.getOrDefault(current, Set.of())) {
                if (!other.equals(to) && cameFrom.putIfAbsent(other, current) == null) {
                    open.add(other);
                }
            }
        }
        return cameFrom.containsKey(from) ? way(from, to, cameFrom) : List.of();
    }

    private static List<String> way(String from, String to, Map<String, String> cameFrom) {
        Deque<String> way = new ArrayDeque<>(List.of(from));
        for (String step = cameFrom.getOrDefault(from, to); !step.equals(to); step = cameFrom.getOrDefault(step, to)) {
            way.addFirst(step);
        }
        way.addFirst(to);
        way.addFirst(from);
        return List.copyOf(way);
    }

    private void add(CodeClass type, String from, Architecture architecture) {
        for (Dependency dependency : type.dependencies()) {
            architecture.find(dependency.target(), type).ifPresent(target -> feature(target, architecture)
                    .filter(to -> !to.equals(from)).ifPresent(to -> {
                        edges.add(new Edge(from, to, type, dependency, target));
                        next.computeIfAbsent(from, f -> new TreeSet<>()).add(to);
                    }));
        }
    }

    private static Optional<String> feature(CodeClass type, Architecture architecture) {
        return architecture.featureOf(type)
                .filter(feature -> architecture.layerOf(type).filter(l -> l != Layer.MAIN).isPresent());
    }
}
