package dev.heddle.architecture.internal.baseline;

import static java.util.Comparator.comparing;

import dev.heddle.architecture.CoverageProblem;
import dev.heddle.architecture.Verdict.Forgiven;
import dev.heddle.architecture.Violation;
import dev.heddle.architecture.WrongUseException;
import dev.heddle.architecture.internal.config.Reason;
import dev.heddle.architecture.internal.config.Yaml;
import dev.heddle.architecture.internal.config.Yaml.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The violations that were there when the rules came, each with its reason. It can only shrink: an entry that forgives
 * nothing fails the check, and so does a file with more entries than its {@code limit}, which {@link #shrink} lowers and
 * nothing raises.
 */
public final class Baseline {

    /** The name of the file beside {@code architecture.yaml}. */
    public static final String FILE = "architecture-baseline.yaml";

    private static final String VERSION = "1";
    private static final List<String> KEYS = List.of("version", "limit", "entries");
    private static final List<String> ENTRY_KEYS = List.of("rule", "class", "member", "target", "reason");

    private final Path file;
    private final int limit;
    private final List<Entry> entries;

    private Baseline(Path file, int limit, List<Entry> entries) {
        this.file = file;
        this.limit = limit;
        this.entries = List.copyOf(entries);
    }

    /**
     * Reads a file; one that doesn't exist is empty.
     *
     * @throws WrongUseException where it is broken or of another version
     */
    public static Baseline read(Path file, Collection<String> ruleIds) {
        if (!Files.exists(file)) {
            return new Baseline(file, 0, List.of());
        }
        Map<String, Value> top = Yaml.read(file).entries(KEYS, "key");
        Value version = required(top, "version", file);
        if (!version.text().equals(VERSION)) {
            throw version.wrong("a baseline of version " + version.text() + ", and these rules read version " + VERSION
                    + ": write it anew with them");
        }
        Value limit = required(top, "limit", file);
        List<Entry> entries = new ArrayList<>();
        for (Value value : required(top, "entries", file).list()) {
            entries.add(entry(value, ruleIds));
        }
        return new Baseline(file, number(limit), entries);
    }

    /**
     * Writes the first baseline.
     *
     * @throws WrongUseException where there is one already: it can only shrink
     */
    public static void start(Path file, Collection<Violation> violations, String reason) {
        if (Files.exists(file)) {
            throw new WrongUseException("There is a baseline already, and it can only shrink: " + file
                    + ". Mend the new violations, or delete the file to begin again");
        }
        if (!Reason.isGiven(reason)) {
            throw new WrongUseException("The reason of the baseline says nothing: say why its violations are forgiven");
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        violations.stream().map(v -> Entry.of(v, reason)).sorted(comparing(Entry::toString))
                .forEach(entry -> entries.putIfAbsent(entry.toString(), entry));
        write(file, List.copyOf(entries.values()));
    }

    /** Takes out what forgives none of the violations; reasons stay. Returns how many entries went. */
    public int shrink(Collection<Violation> violations) {
        List<Entry> kept = entries.stream().filter(entry -> forgivesAny(entry, violations)).toList();
        if (kept.size() != entries.size() || kept.size() != limit) {
            write(file, kept);
        }
        return entries.size() - kept.size();
    }

    /** Returns the entries, as text, that an older baseline doesn't have. */
    public List<String> addedSince(Baseline older) {
        return entries.stream().filter(e -> older.entries.stream().noneMatch(e::isSame)).map(Entry::toString).toList();
    }

    /** Returns the violations that an entry forgives, each with its reason. */
    public List<Forgiven> forgive(Collection<Violation> violations) {
        Map<String, String> reasons = new HashMap<>();
        entries.forEach(entry -> reasons.put(entry.toString(), entry.reason()));
        List<Forgiven> forgiven = new ArrayList<>();
        for (Violation violation : violations) {
            Optional.ofNullable(reasons.get(Entry.of(violation, "").toString()))
                    .ifPresent(reason -> forgiven.add(new Forgiven(violation, reason)));
        }
        return forgiven;
    }

    /** Returns what is wrong with the file: it is stale, or it grew. Entries of rules that are off are let be. */
    public List<CoverageProblem> problems(Collection<Violation> violations, Set<String> rulesThatRun) {
        List<CoverageProblem> problems = new ArrayList<>();
        if (entries.size() > limit) {
            problems.add(
                    new CoverageProblem("the baseline grew: its limit is " + limit + ", and it has " + entries.size()
                            + " entries. Mend the new violation, or suppress it at its place", ""));
        }
        for (Entry entry : entries) {
            if (rulesThatRun.contains(entry.rule()) && !forgivesAny(entry, violations)) {
                problems.add(new CoverageProblem("the baseline is stale, nothing breaks this any more: " + entry
                        + ". Take the entry out, and lower the limit", ""));
            }
        }
        if (entries.size() < limit) {
            problems.add(new CoverageProblem("the baseline may only shrink: lower its limit from " + limit + " to "
                    + entries.size(), ""));
        }
        return problems;
    }

    private static boolean forgivesAny(Entry entry, Collection<Violation> violations) {
        return violations.stream().anyMatch(v -> entry.isSame(Entry.of(v, "")));
    }

    private static Entry entry(Value value, Collection<String> ruleIds) {
        Map<String, Value> entry = value.entries(ENTRY_KEYS, "key of an entry");
        for (String key : List.of("rule", "class", "reason")) {
            if (!entry.containsKey(key)) {
                throw value.wrong("an entry must have a " + key);
            }
        }
        Set<String> known = new HashSet<>(ruleIds);
        String rule = text(entry, "rule");
        if (!known.contains(rule)) {
            throw value.wrong("no rule is called " + rule + ": take the entry out");
        }
        return new Entry(rule, text(entry, "class"), text(entry, "member"), text(entry, "target"),
                text(entry, "reason"));
    }

    private static String text(Map<String, Value> entry, String key) {
        return Optional.ofNullable(entry.get(key)).map(Value::text).orElse("");
    }

    private static Value required(Map<String, Value> top, String key, Path file) {
        return Optional.ofNullable(top.get(key))
                .orElseThrow(() -> new WrongUseException(file + ": no " + key + ", write \"" + key + ":\" on top"));
    }

    private static int number(Value value) {
        if (!value.text().matches("\\d{1,7}")) {
            throw value.wrong("limit must be a number, actual: " + value.text());
        }
        return Integer.parseInt(value.text());
    }

    /** Whole or not at all: to a file beside it, then moved. */
    private static void write(Path file, List<Entry> entries) {
        StringBuilder text = new StringBuilder("""
            # Violations that were there when the rules came. This file can only shrink.
            version: 1
            limit: %d
            entries:%s
            """.formatted(entries.size(), entries.isEmpty() ? " []" : ""));
        for (Entry entry : entries) {
            text.append("  - rule: ").append(entry.rule()).append('\n');
            line(text, "class", entry.className());
            line(text, "member", entry.member());
            line(text, "target", entry.target());
            line(text, "reason", entry.reason());
        }
        try {
            Path folder = Files.createDirectories(Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow());
            Path part = Files.createTempFile(folder, FILE, ".part");
            Files.writeString(part, text);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new WrongUseException("Unable to write the baseline " + file, e);
        }
    }

    private static void line(StringBuilder text, String key, String value) {
        if (!value.isEmpty()) {
            text.append("    ").append(key).append(": \"")
                    .append(value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ")).append("\"\n");
        }
    }
}
