package dev.heddle.architecture.report;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Names;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** What was matched, counted. Package-infos are counted too: they are compiled, and have a place. */
final class Matched {

    private final Architecture architecture;

    Matched(Architecture architecture) {
        this.architecture = architecture;
    }

    /** Returns each layer, those without classes too, with its classes by module; those without a layer last. */
    Map<Optional<Layer>, Map<String, Integer>> byLayer() {
        Map<Optional<Layer>, Map<String, Integer>> counts = new LinkedHashMap<>();
        for (Layer layer : Layer.values()) {
            counts.put(Optional.of(layer), new TreeMap<>());
        }
        for (CodeClass type : architecture.classes()) {
            counts.computeIfAbsent(architecture.layerOf(type), layer -> new TreeMap<>())
                    .merge(type.module().name(), 1, Integer::sum);
        }
        return counts;
    }

    /** Returns the classes that have a key, counted by key and by layer. */
    Map<String, Map<String, Integer>> by(Function<CodeClass, Optional<String>> key) {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        for (CodeClass type : architecture.classes()) {
            key.apply(type).ifPresent(name -> counts.computeIfAbsent(name, n -> new TreeMap<>())
                    .merge(layerName(type).orElse("none"), 1, Integer::sum));
        }
        return counts;
    }

    /**
     * Returns where the classes of a layer are, in the pattern of {@code architecture.yaml}: {@code a.b..} where all below
     * {@code a.b} is of the layer, {@code a.b} where only what is in it itself.
     */
    List<String> packages(Optional<Layer> layer) {
        Map<String, Set<Optional<Layer>>> within = new TreeMap<>();
        Map<String, Set<Optional<Layer>>> below = new TreeMap<>();
        for (CodeClass type : architecture.classes()) {
            Optional<Layer> place = architecture.layerOf(type);
            within.computeIfAbsent(type.packageName(), p -> new HashSet<>()).add(place);
            for (String name = type.packageName(); !name.isEmpty(); name = Names.packageOf(name)) {
                below.computeIfAbsent(name, p -> new HashSet<>()).add(place);
            }
        }
        Set<String> patterns = new TreeSet<>();
        within.forEach((name, layers) -> {
            if (layers.contains(layer)) {
                patterns.add(widest(name, below));
            }
        });
        return List.copyOf(patterns);
    }

    /** Returns the package that all are in, empty where they have none in common. */
    String commonPackage() {
        String common = architecture.classes().stream().map(CodeClass::packageName).findFirst().orElse("");
        for (CodeClass type : architecture.classes()) {
            while (!common.isEmpty() && !(type.packageName() + ".").startsWith(common + ".")) {
                common = Names.packageOf(common);
            }
        }
        return common;
    }

    private static String widest(String packageName, Map<String, Set<Optional<Layer>>> below) {
        if (below.getOrDefault(packageName, Set.of()).size() != 1) {
            return packageName;
        }
        String widest = packageName;
        while (below.getOrDefault(Names.packageOf(widest), Set.of()).size() == 1) {
            widest = Names.packageOf(widest);
        }
        return widest + "..";
    }

    Optional<String> layerName(CodeClass type) {
        return architecture.layerOf(type).map(Layer::toString);
    }

    static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
