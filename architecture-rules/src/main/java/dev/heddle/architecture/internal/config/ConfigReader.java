package dev.heddle.architecture.internal.config;

import static java.util.stream.Collectors.toMap;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.Severity;
import dev.heddle.architecture.WrongUseException;
import dev.heddle.architecture.internal.config.Yaml.Value;
import dev.heddle.architecture.model.Pattern;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Reads {@code architecture.yaml}. The words are those of {@code architecture.schema.json}. */
public final class ConfigReader {

    static final List<String> KEYS = List.of("version", "base", "conventions", "modules", "unseen", "layers", "outside",
            "absent", "features", "rules", "baseline");
    static final List<String> LAYER_KEYS = List.of("packages", "empty");
    static final List<String> FEATURE_KEYS = List.of("packages", "publishes");
    static final List<String> RULE_KEYS = List.of("severity", "allow", "except");
    static final List<String> LAYERS = Arrays.stream(Layer.values()).map(Layer::key).toList();
    static final List<String> SEVERITIES = Arrays.stream(Severity.values()).map(Severity::toString).toList();

    private static final java.util.regex.Pattern PACKAGES = java.util.regex.Pattern.compile("[\\w$.*]+",
            java.util.regex.Pattern.UNICODE_CHARACTER_CLASS);

    private final Collection<String> ruleIds;

    private ConfigReader(Collection<String> ruleIds) {
        this.ruleIds = ruleIds;
    }

    /**
     * Reads a file.
     *
     * @throws WrongUseException naming line, column and the nearest known word
     */
    public static Config read(Path file, Collection<String> ruleIds) {
        return new ConfigReader(ruleIds).read(Yaml.read(file));
    }

    private Config read(Value file) {
        Map<String, Value> top = file.entries(KEYS, "key");
        Optional.ofNullable(top.get("version")).ifPresent(v -> v.oneOf(List.of("1")));
        return new Config(get(top, "base", ConfigReader::packageName),
                get(top, "conventions", c -> Boolean.valueOf(c.oneOf(List.of("true", "false")))).orElse(true),
                get(top, "modules", m -> m.list().stream().map(Value::text).distinct().toList()).orElse(List.of()),
                get(top, "unseen", u -> map(u, Value::text, ConfigReader::reason)).orElse(Map.of()),
                get(top, "layers", this::layers).orElse(Map.of()),
                get(top, "outside", o -> map(o, ConfigReader::pattern, ConfigReader::reason)).orElse(Map.of()),
                get(top, "absent", a -> map(a, Value::text, ConfigReader::reason)).orElse(Map.of()),
                get(top, "features", f -> map(f, Value::text, (name, value) -> feature(value))).orElse(Map.of()),
                get(top, "rules", this::rules).orElse(Map.of()), get(top, "baseline", Value::text));
    }

    private Map<Layer, LayerSettings> layers(Value layers) {
        Map<Layer, LayerSettings> read = new LinkedHashMap<>();
        Map<String, Layer> byKey = Arrays.stream(Layer.values()).collect(toMap(Layer::key, l -> l));
        layers.entries(LAYERS, "layer").forEach((name, value) -> {
            Map<String, Value> entries = value.entries(LAYER_KEYS, "key of a layer");
            read.put(byKey.getOrDefault(name, Layer.MAIN), new LayerSettings(
                    get(entries, "packages", ConfigReader::patterns).orElse(List.of()),
                    get(entries, "empty", Value::reason)));
        });
        return read;
    }

    private static FeatureSettings feature(Value feature) {
        Map<String, Value> entries = feature.entries(FEATURE_KEYS, "key of a feature");
        return new FeatureSettings(
                get(entries, "packages", ConfigReader::patterns)
                        .orElseThrow(() -> feature.wrong("a feature must have packages, such as [com.acme.account..]")),
                get(entries, "publishes", ConfigReader::patterns).orElse(List.of()));
    }

    private Map<String, RuleSettings> rules(Value rules) {
        Map<String, RuleSettings> read = new LinkedHashMap<>();
        rules.entries(ruleIds, "rule").forEach((id, value) -> {
            Map<String, Value> entries = value.entries(RULE_KEYS, "key of a rule");
            read.put(id, new RuleSettings(
                    get(entries, "severity",
                            s -> Severity.valueOf(s.oneOf(SEVERITIES).toUpperCase(java.util.Locale.ROOT))),
                    get(entries, "allow", ConfigReader::patterns).orElse(List.of()),
                    get(entries, "except", e -> map(e, ConfigReader::pattern, ConfigReader::reason)).orElse(Map.of())));
        });
        return read;
    }

    private static <T> Optional<T> get(Map<String, Value> entries, String key, Function<Value, T> read) {
        return Optional.ofNullable(entries.get(key)).map(read);
    }

    private static <K, V> Map<K, V> map(Value map, Function<Value, K> key, BiFunction<Value, Value, V> value) {
        Map<K, V> read = new LinkedHashMap<>();
        map.named().forEach((k, v) -> read.put(key.apply(k), value.apply(k, v)));
        return read;
    }

    private static String reason(Value key, Value value) {
        return value.reason();
    }

    private static List<Pattern> patterns(Value list) {
        return list.list().stream().map(ConfigReader::pattern).toList();
    }

    private static Pattern pattern(Value value) {
        return Pattern.of(packageName(value), value.line());
    }

    private static String packageName(Value value) {
        String text = value.text();
        if (!PACKAGES.matcher(text).matches() || text.contains("...")) {
            throw value
                    .wrong("\"" + text + "\" must name packages or classes, such as com.acme.account.. (all below) or "
                            + "com.acme.*.web");
        }
        if (text.chars().noneMatch(Character::isLetter)) {
            throw value.wrong("\"" + text + "\" names everything: name a package, such as com.acme.account..");
        }
        return text;
    }
}
