package dev.heddle.architecture.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.Severity;
import dev.heddle.architecture.WrongUseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class ConfigReaderTest {

    private static final List<String> RULES = List.of("layers-point-inward", "no-field-injection");

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("architecture.yaml");
    }

    @Test
    void read_allKeys_areKept() throws IOException {
        Config config = read("""
            version: 1
            base: com.acme
            conventions: false
            modules: [domain, app]
            unseen:
              tools: a build tool
            layers:
              domain:
                packages: [com.acme.money.., com.acme.Kernel]
              repository:
                empty: everything is asked from others
            outside:
              com.acme.generated..: written by a tool
            absent:
              com.acme.gone: goes with the next release
            features:
              account:
                packages: [com.acme.account..]
                publishes: [com.acme.account.api]
            rules:
              layers-point-inward:
                severity: warning
                allow: [org.jspecify..]
                except:
                  com.acme.old..: ticket 12
            baseline: debts.yaml
            """);

        assertThat(config.base()).contains("com.acme");
        assertThat(config.conventions()).isFalse();
        assertThat(config.modules()).containsExactly("domain", "app");
        assertThat(config.unseen()).containsExactly(Map.entry("tools", "a build tool"));
        assertThat(config.of(Layer.DOMAIN).packages()).extracting(Object::toString)
                .containsExactly("com.acme.money..", "com.acme.Kernel");
        assertThat(config.of(Layer.DOMAIN).packages().get(0).line()).isEqualTo(9);
        assertThat(config.of(Layer.REPOSITORY).empty()).contains("everything is asked from others");
        assertThat(config.of(Layer.MAIN)).isEqualTo(LayerSettings.NONE);
        assertThat(config.outside()).containsValue("written by a tool");
        assertThat(config.absent()).containsKey("com.acme.gone");
        assertThat(config.features()).containsKey("account");
        assertThat(config.of("layers-point-inward").severity()).contains(Severity.WARNING);
        assertThat(config.of("layers-point-inward").allow()).extracting(Object::toString)
                .containsExactly("org.jspecify..");
        assertThat(config.of("layers-point-inward").except()).containsValue("ticket 12");
        assertThat(config.of("no-field-injection")).isEqualTo(RuleSettings.NONE);
        assertThat(config.baseline()).contains("debts.yaml");
    }

    @Test
    void read_emptyFile_isConvention() throws IOException {
        assertThat(read("")).isEqualTo(Config.NONE);
        assertThat(read("# nothing but a comment\n")).isEqualTo(Config.NONE);
        assertThat(read("layers:\nrules:\n")).isEqualTo(Config.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        laers: {}                                    | 1:1  | unknown key "laers", did you mean "layers"?
        layers: {usecases: {}}                       | 1:10 | unknown layer "usecases", did you mean "usecase"?
        layers: {domain: {package: []}}              | 1:19 | unknown key of a layer "package", did you mean "packages"?
        rules: {layer-points-inward: {}}             | 1:9  | unknown rule "layer-points-inward", did you mean "layers-point-inward"?
        rules: {no-field-injection: {sevrity: off}}  | 1:30 | unknown key of a rule "sevrity", did you mean "severity"?
        rules: {no-field-injection: {severity: low}} | 1:40 | rules.no-field-injection.severity must be one of error, warning, off, actual: low
        quite-something-else: 1                      | 1:1  | unknown key "quite-something-else". Known:
        layers: [domain]                             | 1:9  | layers must be a map
        modules: domain                              | 1:10 | modules must be a list
        outside: {com.acme..: ''}                    | 1:23 | outside.com.acme.. must be a text that is not empty
        outside: {com.acme..: }                      | 1:22 | outside.com.acme.. must be a text that is not empty
        outside: {com/acme: why}                     | 1:11 | "com/acme" must name packages or classes
        outside: {com.acme..: ~}                     | 1:23 | outside.com.acme.. must say why, in words, actual: ~
        layers: {main: {empty: '.'}}                 | 1:24 | layers.main.empty must say why, in words, actual: .
        rules: {no-field-injection: {except: {a: x}}} | 1:42 | rules.no-field-injection.except.a must say why, in words
        outside: {..: why}                           | 1:11 | ".." names everything: name a package
        layers: {domain: {packages: ['*..']}}        | 1:30 | "*.." names everything: name a package
        version: 2                                   | 1:10 | version must be one of 1, actual: 2
        base: a, base: b                             | 1:14 | no valid YAML
        layers: {domain: {                           | 2:1  | no valid YAML
        features: {account: {publishes: []}}         | 1:21 | a feature must have packages
        conventions: maybe                           | 1:14 | conventions must be one of true, false, actual: maybe
        """)
    void read_wrongFile_saysLineColumnAndNearestWord(String text, String place, String problem) {
        assertThatExceptionOfType(WrongUseException.class).isThrownBy(() -> read(text + "\n"))
                .withMessageStartingWith(file + ":" + place + ": ").withMessageContaining(problem);
    }

    @Test
    void read_keyTwice_isWrong() {
        assertThatExceptionOfType(WrongUseException.class).isThrownBy(() -> read("base: a\nbase: b\n"))
                .withMessage(file + ":2:1: the key \"base\" is there twice");
    }

    @Test
    void read_otherEncoding_isWrong() throws IOException {
        Files.write(file, "base: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));

        assertThatExceptionOfType(WrongUseException.class).isThrownBy(() -> ConfigReader.read(file, RULES))
                .withMessageContaining("not in UTF-8");
    }

    @Test
    void schema_words_areThoseOfTheReader() throws IOException {
        Map<?, ?> schema = schema();

        assertThat(keys(schema)).containsExactlyInAnyOrderElementsOf(ConfigReader.KEYS);
        assertThat(keys(at(schema, "properties", "layers"))).containsExactlyElementsOf(ConfigReader.LAYERS);
        assertThat(keys(at(schema, "$defs", "layer"))).containsExactlyInAnyOrderElementsOf(ConfigReader.LAYER_KEYS);
        assertThat(keys(at(schema, "properties", "features", "additionalProperties")))
                .containsExactlyInAnyOrderElementsOf(ConfigReader.FEATURE_KEYS);
        assertThat(keys(at(schema, "properties", "rules", "additionalProperties")))
                .containsExactlyInAnyOrderElementsOf(ConfigReader.RULE_KEYS);
        assertThat(at(schema, "properties", "rules", "additionalProperties", "properties", "severity").get("enum"))
                .isEqualTo(ConfigReader.SEVERITIES);
    }

    @Test
    void read_packageWithLettersOutsideAscii_isOne() throws IOException {
        Config config = read("outside: {com.acme.größe..: sizes of shoes}");

        assertThat(config.outside().keySet()).extracting(Object::toString).containsExactly("com.acme.größe..");
    }

    private Config read(String text) throws IOException {
        Files.writeString(file, text);
        return ConfigReader.read(file, RULES);
    }

    private static Map<?, ?> schema() throws IOException {
        try (var in = Optional
                .ofNullable(Config.class.getResourceAsStream("/dev/heddle/architecture/architecture.schema.json"))
                .orElseThrow()) {
            return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
        }
    }

    private static List<String> keys(Map<?, ?> schema) {
        return at(schema, "properties").keySet().stream().map(Object::toString).toList();
    }

    private static Map<?, ?> at(Map<?, ?> schema, String... path) {
        Map<?, ?> at = schema;
        for (String key : path) {
            at = (Map<?, ?>) Optional.ofNullable(at.get(key)).orElseThrow();
        }
        return at;
    }
}
