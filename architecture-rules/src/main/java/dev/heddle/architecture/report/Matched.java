package dev.heddle.architecture.report;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    Optional<String> layerName(CodeClass type) {
        return architecture.layerOf(type).map(Layer::toString);
    }

    static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
