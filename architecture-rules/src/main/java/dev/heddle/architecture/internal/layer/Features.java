package dev.heddle.architecture.internal.layer;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.WrongUseException;
import dev.heddle.architecture.internal.config.Config;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Placement;
import java.util.AbstractMap.SimpleEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Slices through the layers: as the file names them, else by the first package that is no word of a layer. Without the
 * file's word, a feature is only what occurs in two layers.
 */
final class Features {

    private final Config config;
    private final Convention convention;

    Features(Config config, Convention convention) {
        this.config = config;
        this.convention = convention;
    }

    Map<CodeClass, Placement> place(Map<CodeClass, Layer> layers) {
        Map<CodeClass, String> named = new HashMap<>();
        layers.keySet().forEach(type -> named(type).ifPresent(name -> named.put(type, name)));
        Map<String, Set<Layer>> spread = named.entrySet().stream()
                .map(e -> new SimpleEntry<>(e.getValue(), layers.getOrDefault(e.getKey(), Layer.MAIN)))
                .collect(groupingBy(SimpleEntry::getKey, mapping(SimpleEntry::getValue, toSet())));
        Map<CodeClass, Placement> placements = new HashMap<>();
        layers.forEach((type, layer) -> placements.put(type, new Placement(layer, Optional.ofNullable(named.get(type))
                .filter(name -> config.features().containsKey(name) || slices(spread.getOrDefault(name, Set.of()))))));
        return placements;
    }

    private static boolean slices(Set<Layer> layers) {
        return layers.stream().filter(layer -> layer != Layer.MAIN).count() > 1;
    }

    private Optional<String> named(CodeClass type) {
        List<String> named = config.features().entrySet().stream()
                .filter(f -> f.getValue().packages().stream().anyMatch(p -> p.matches(type.name())))
                .map(Map.Entry::getKey).toList();
        if (named.size() > 1) {
            throw new WrongUseException("Two features match the class " + type.name() + ": " + named.get(0) + " and "
                    + named.get(1) + " of architecture.yaml. Narrow the packages of one of them");
        }
        return named.stream().findFirst().or(() -> convention.featureOf(type.packageName()));
    }
}
