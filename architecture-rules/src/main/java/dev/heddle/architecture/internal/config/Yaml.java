package dev.heddle.architecture.internal.config;

import dev.heddle.architecture.WrongUseException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A YAML file, each value of which knows its place. What is wrong is a {@link WrongUseException} that names it. */
public final class Yaml {

    private final Path file;

    private Yaml(Path file) {
        this.file = file;
    }

    /** Returns the map that a file holds; an empty file holds an empty one. */
    public static Value read(Path file) {
        Yaml yaml = new Yaml(file);
        try {
            String text = Files.readString(file);
            return new Compose(LoadSettings.builder().setLabel(file.toString()).setMaxAliasesForCollections(50).build())
                    .composeString(text).map(node -> yaml.new Value(node, ""))
                    .orElseGet(() -> yaml.new Value(new MappingNode(Tag.MAP, List.of(),
                            org.snakeyaml.engine.v2.common.FlowStyle.BLOCK), ""));
        } catch (MarkedYamlEngineException e) {
            throw yaml.wrong(e.getProblemMark().or(e::getContextMark), "no valid YAML, " + e.getProblem());
        } catch (CharacterCodingException e) {
            throw new WrongUseException(file + ": not in UTF-8: save it in UTF-8", e);
        } catch (YamlEngineException | IOException e) {
            throw new WrongUseException("Unable to read " + file + ": " + e.getMessage(), e);
        }
    }

    private WrongUseException wrong(Optional<Mark> mark, String problem) {
        return new WrongUseException(
                file + mark.map(m -> ":" + (m.getLine() + 1) + ":" + (m.getColumn() + 1)).orElse("") + ": " + problem);
    }

    /** One value: a map, a list or a text. */
    public final class Value {

        private final Node node;
        private final String path;

        private Value(Node node, String path) {
            this.node = node;
            this.path = path;
        }

        /** Returns the line, from 1. */
        public int line() {
            return node.getStartMark().map(m -> m.getLine() + 1).orElse(0);
        }

        /** Returns what is wrong with this value. */
        public WrongUseException wrong(String problem) {
            return Yaml.this.wrong(node.getStartMark(), problem);
        }

        /** Returns the entries of a map whose keys are known. */
        public Map<String, Value> entries(Collection<String> known, String what) {
            Map<String, Value> entries = new LinkedHashMap<>();
            named().forEach((key, value) -> {
                if (!known.contains(key.text())) {
                    throw key.wrong("unknown " + what + " \"" + key.text() + "\""
                            + Nearest.of(key.text(), known).map(k -> ", did you mean \"" + k + "\"?").orElse(".")
                            + " Known: " + String.join(", ", known));
                }
                entries.put(key.text(), value);
            });
            return entries;
        }

        /** Returns the entries of a map with keys of the user's own. */
        public Map<Value, Value> named() {
            if (isNull()) {
                return Map.of();
            }
            if (!(node instanceof MappingNode map)) {
                throw wrong(subject() + " must be a map, such as \"key: value\"");
            }
            Map<String, Value> keys = new LinkedHashMap<>();
            Map<Value, Value> entries = new LinkedHashMap<>();
            for (NodeTuple tuple : map.getValue()) {
                Value key = new Value(tuple.getKeyNode(), path);
                if (keys.putIfAbsent(key.text(), key) != null) {
                    throw key.wrong("the key \"" + key.text() + "\" is there twice");
                }
                entries.put(key,
                        new Value(tuple.getValueNode(), path.isEmpty() ? key.text() : path + "." + key.text()));
            }
            return entries;
        }

        /** Returns the values of a list. */
        public List<Value> list() {
            if (!(node instanceof SequenceNode sequence)) {
                throw wrong(subject() + " must be a list, such as [one, other]");
            }
            List<Value> values = new ArrayList<>();
            sequence.getValue().forEach(item -> values.add(new Value(item, path)));
            return values;
        }

        /** Returns the text, which must not be empty. */
        public String text() {
            if (!(node instanceof ScalarNode scalar) || isNull() || scalar.getValue().isBlank()) {
                throw wrong(subject() + " must be a text that is not empty");
            }
            return scalar.getValue().strip();
        }

        /** Returns the text, which must say why. */
        public String reason() {
            String text = text();
            if (!Reason.isGiven(text)) {
                throw wrong(subject() + " must say why, in words, actual: " + text);
            }
            return text;
        }

        /** Returns one of the known texts. */
        public String oneOf(Collection<String> known) {
            String text = text();
            if (!known.contains(text)) {
                throw wrong(subject() + " must be one of " + String.join(", ", known) + ", actual: " + text);
            }
            return text;
        }

        private boolean isNull() {
            return node.getTag().equals(Tag.NULL)
                    || (node instanceof ScalarNode scalar && scalar.isPlain() && scalar.getValue().isEmpty());
        }

        private String subject() {
            return path.isEmpty() ? "the file" : path;
        }
    }
}
