package dev.heddle.architecture.internal.baseline;

import static java.util.Comparator.comparing;

import dev.heddle.architecture.CoverageProblem;
import dev.heddle.architecture.Verdict.Forgiven;
import dev.heddle.architecture.Violation;
import dev.heddle.architecture.WrongUseException;
import dev.heddle.architecture.internal.config.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The violations that were there when the rules came, each with its reason. It can only shrink: an entry that forgives
 * fewer than its count fails the check, and so do counts of more than the file's {@code limit}, which {@link #shrink}
 * lowers and nothing raises.
 */
public final class Baseline {

    /** The name of the file beside {@code architecture.yaml}. */
    public static final String FILE = "architecture-baseline.yaml";

    private final Path file;
    private final int limit;
    private final List<Entry> entries;

    Baseline(Path file, int limit, List<Entry> entries) {
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
        return Files.exists(file) ? new BaselineReader(file, ruleIds).read() : new Baseline(file, 0, List.of());
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
            throw new WrongUseException(
                    "The reason of the baseline says nothing: say why its violations are forgiven");
        }
        Map<String, Integer> counts = counts(violations);
        Map<String, Entry> entries = new LinkedHashMap<>();
        violations.stream().map(v -> Entry.of(v, 1, reason)).sorted(comparing(Entry::key)).forEach(entry -> entries
                .putIfAbsent(entry.key(), entry.withCount(counts.getOrDefault(entry.key(), 1))));
        BaselineWriter.write(file, List.copyOf(entries.values()));
    }

    /** Takes out what forgives none of the violations, and lowers counts; reasons, and rules that didn't run, stay. */
    public void shrink(Collection<Violation> violations, Set<String> rulesThatRan) {
        Map<String, Integer> counts = counts(violations);
        List<Entry> kept = entries.stream().map(entry -> rulesThatRan.contains(entry.rule())
                ? entry.withCount(Math.min(entry.count(), counts.getOrDefault(entry.key(), 0))) : entry)
                .filter(entry -> entry.count() > 0).toList();
        if (!kept.equals(entries) || sum(kept) != limit) {
            BaselineWriter.write(file, kept);
        }
    }

    /** Returns the entries, as text, that an older baseline doesn't have, or has with a lower count. */
    public List<String> addedSince(Baseline older) {
        Map<String, Integer> before = new HashMap<>();
        older.entries.forEach(entry -> before.put(entry.key(), entry.count()));
        return entries.stream().filter(entry -> entry.count() > before.getOrDefault(entry.key(), 0))
                .map(entry -> entry.key() + (before.containsKey(entry.key())
                        ? " (count " + entry.count() + ", was " + before.get(entry.key()) + ")" : ""))
                .toList();
    }

    /** Returns the violations that an entry forgives, each with its reason: of more than its count, the first ones. */
    public List<Forgiven> forgive(Collection<Violation> violations) {
        Map<String, Entry> left = new HashMap<>();
        entries.forEach(entry -> left.put(entry.key(), entry));
        List<Forgiven> forgiven = new ArrayList<>();
        for (Violation violation : violations) {
            left.computeIfPresent(Entry.of(violation, 1, "").key(), (key, entry) -> {
                forgiven.add(new Forgiven(violation, entry.reason()));
                return entry.count() > 1 ? entry.withCount(entry.count() - 1) : null;
            });
        }
        return forgiven;
    }

    /** Returns what is wrong with the file: it is stale, or it grew. Entries of rules that didn't run are let be. */
    public List<CoverageProblem> problems(Collection<Violation> violations, Set<String> rulesThatRan) {
        Map<String, Integer> counts = counts(violations);
        return Stream.concat(wrongLimit(), entries.stream().filter(entry -> rulesThatRan.contains(entry.rule()))
                .flatMap(entry -> stale(entry, counts.getOrDefault(entry.key(), 0))))
                .map(message -> new CoverageProblem(message, "")).toList();
    }

    private Stream<String> wrongLimit() {
        int forgiven = sum(entries);
        if (forgiven > limit) {
            return Stream.of("the baseline grew: its limit is " + limit + ", and it forgives " + forgiven
                    + ". Mend the new violation, or suppress it at its place");
        }
        return forgiven == limit ? Stream.of()
                : Stream.of("the baseline may only shrink: lower its limit from " + limit + " to " + forgiven);
    }

    private static Stream<String> stale(Entry entry, int broken) {
        if (broken == 0) {
            return Stream.of("the baseline is stale, nothing breaks this any more: " + entry.key()
                    + ". Take the entry out, and lower the limit");
        }
        return broken >= entry.count() ? Stream.of() : Stream.of("the baseline is stale, its count is "
                + entry.count() + ", and " + broken + " are left: " + entry.key() + ". Lower the count, and the limit");
    }

    /** Returns how many violations the entries forgive. */
    static int sum(List<Entry> entries) {
        return entries.stream().mapToInt(Entry::count).sum();
    }

    private static Map<String, Integer> counts(Collection<Violation> violations) {
        Map<String, Integer> counts = new HashMap<>();
        violations.forEach(violation -> counts.merge(Entry.of(violation, 1, "").key(), 1, Integer::sum));
        return counts;
    }
}
