package dev.heddle.architecture.internal.config;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.model.Pattern;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code architecture.yaml}; what it doesn't say is left to convention.
 *
 * @param base the package of all layers; found where it isn't said
 * @param conventions whether the words of packages place what the file doesn't
 * @param modules folders of the modules to check, relative to the file
 * @param unseen folders of compiled modules that are left out, each with its reason
 * @param outside what belongs to no layer, each with its reason
 * @param absent packages that are named though they don't exist, each with its reason
 * @param baseline the file of forgiven violations, relative to this file
 */
public record Config(Optional<String> base, boolean conventions, List<String> modules, Map<String, String> unseen,
        Map<Layer, LayerSettings> layers, Map<Pattern, String> outside, Map<String, String> absent,
        Map<String, FeatureSettings> features, Map<String, RuleSettings> rules, Optional<String> baseline) {

    public static final Config NONE = new Config(Optional.empty(), true, List.of(), Map.of(), Map.of(), Map.of(),
            Map.of(), Map.of(), Map.of(), Optional.empty());

    public Config {
        modules = List.copyOf(modules);
        unseen = ordered(unseen);
        layers = ordered(layers);
        outside = ordered(outside);
        absent = ordered(absent);
        features = ordered(features);
        rules = ordered(rules);
    }

    /** Returns what the file says of a rule. */
    public RuleSettings of(String ruleId) {
        return rules.getOrDefault(ruleId, RuleSettings.NONE);
    }

    /** Returns what the file says of a layer. */
    public LayerSettings of(Layer layer) {
        return layers.getOrDefault(layer, LayerSettings.NONE);
    }

    private static <K, V> Map<K, V> ordered(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
