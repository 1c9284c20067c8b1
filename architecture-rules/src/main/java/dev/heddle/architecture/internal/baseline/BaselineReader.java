package dev.heddle.architecture.internal.baseline;

import dev.heddle.architecture.WrongUseException;
import dev.heddle.architecture.internal.config.Yaml;
import dev.heddle.architecture.internal.config.Yaml.Value;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the file. */
final class BaselineReader {

    private static final String VERSION = "1";
    private static final List<String> KEYS = List.of("version", "limit", "entries");
    private static final List<String> ENTRY_KEYS = List.of("rule", "class", "member", "target", "count", "reason");

    private final Path file;
    private final Collection<String> ruleIds;

    BaselineReader(Path file, Collection<String> ruleIds) {
        this.file = file;
        this.ruleIds = ruleIds;
    }

    /** Returns what is in the file; in an empty one is nothing. */
    Baseline read() {
        Map<String, Value> top = Yaml.read(file).entries(KEYS, "key");
        if (top.isEmpty()) {
            return new Baseline(file, 0, List.of());
        }
        Value version = required(top, "version");
        if (!version.text().equals(VERSION)) {
            throw version.wrong("a baseline of version " + version.text() + ", and these rules read version " + VERSION
                    + ": write it anew with them");
        }
        int limit = number(required(top, "limit"), "limit");
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Value value : required(top, "entries").list()) {
            Entry entry = entry(value);
            if (entries.putIfAbsent(entry.key(), entry) != null) {
                throw value.wrong("the entry " + entry.key() + " is there twice: write one, with the count of both");
            }
        }
        return new Baseline(file, limit, List.copyOf(entries.values()));
    }

    private Entry entry(Value value) {
        Map<String, Value> entry = value.entries(ENTRY_KEYS, "key of an entry");
        for (String key : List.of("rule", "class", "reason")) {
            if (!entry.containsKey(key)) {
                throw value.wrong("an entry must have a " + key);
            }
        }
        String rule = text(entry, "rule");
        if (!ruleIds.contains(rule)) {
            throw value.wrong("no rule is called " + rule + ": take the entry out");
        }
        int count = Optional.ofNullable(entry.get("count")).map(c -> number(c, "count")).orElse(1);
        if (count == 0) {
            throw value.wrong("count must be 1 or more: take the entry out");
        }
        return new Entry(rule, text(entry, "class"), text(entry, "member"), text(entry, "target"), count,
                Optional.ofNullable(entry.get("reason")).map(Value::reason).orElse(""));
    }

    private static String text(Map<String, Value> entry, String key) {
        return Optional.ofNullable(entry.get(key)).map(Value::text).orElse("");
    }

    private Value required(Map<String, Value> top, String key) {
        return Optional.ofNullable(top.get(key))
                .orElseThrow(() -> new WrongUseException(file + ": no " + key + ", write \"" + key + ":\" on top"));
    }

    private static int number(Value value, String name) {
        if (!value.text().matches("\\d{1,7}")) {
            throw value.wrong(name + " must be a number, actual: " + value.text());
        }
        return Integer.parseInt(value.text());
    }
}
