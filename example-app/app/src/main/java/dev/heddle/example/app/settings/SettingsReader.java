package dev.heddle.example.app.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings by name, the environment before the file, and gathers everything that is wrong with them instead of
 * stopping at the first.
 */
final class SettingsReader {

    private static final int NEAR = 2;

    private final Map<String, String> environment;
    private final Map<String, String> file;
    private final Set<String> known = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    SettingsReader(Map<String, String> environment, Map<String, String> file) {
        this.environment = Map.copyOf(environment);
        this.file = Map.copyOf(file);
    }

    /** Returns the value; where it is unset or can't be read, the value of the fallback. */
    <T> T read(String name, String fallback, Function<String, T> parser) {
        return read(name, parser).orElseGet(() -> parser.apply(fallback));
    }

    /** Returns the value; where it is unset or can't be read, nothing. */
    <T> Optional<T> read(String name, Function<String, T> parser) {
        known.add(name);
        @Nullable
        String text = text(name);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException e) {
            problems.add(name + " " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Finds it wrong where the first one is set and the second one, without which it means nothing, is not. */
    void requireTogether(String name, String needed) {
        if (text(name) != null && text(needed) == null) {
            problems.add(name + " is set, but " + needed + ", to which it belongs, is not");
        }
    }

    private @Nullable String text(String name) {
        return environment.getOrDefault(name, file.get(name));
    }

    /**
     * Returns what is wrong, once everything was read: values that can't be read, names in the file that are no settings,
     * and environment variables that nearly are one. Other variables are nobody's business.
     */
    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        file.keySet().stream().filter(name -> !known.contains(name)).sorted()
                .forEach(name -> all
                        .add(name + " in the settings file is no setting; the nearest one is " + nearest(name)));
        environment.keySet().stream().filter(this::isNearMiss).sorted()
                .forEach(name -> all
                        .add(name + " in the environment is no setting; did you mean " + nearest(name) + "?"));
        return all;
    }

    private boolean isNearMiss(String name) {
        return !known.contains(name) && known.stream().anyMatch(other -> EditDistance.between(name, other) <= NEAR);
    }

    private String nearest(String name) {
        return known.stream().min(Comparator.comparingInt(other -> EditDistance.between(name, other))).orElseThrow();
    }
}
