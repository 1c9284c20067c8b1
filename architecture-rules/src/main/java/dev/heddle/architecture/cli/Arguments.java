package dev.heddle.architecture.cli;

import dev.heddle.architecture.WrongUseException;
import dev.heddle.architecture.internal.config.Nearest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands on the command line.
 *
 * @param options values by option; empty for one that takes none
 */
record Arguments(Map<Option, List<String>> options, Optional<String> folder) {

    static Arguments parse(List<String> words) {
        Map<Option, List<String>> options = new EnumMap<>(Option.class);
        List<String> folders = new ArrayList<>();
        Iterator<String> left = words.iterator();
        while (left.hasNext()) {
            String word = left.next();
            if (word.startsWith("-")) {
                String name = word.replaceAll("=.*", "");
                Option option = option(name);
                List<String> values = options.computeIfAbsent(option, o -> new ArrayList<>());
                value(option, word.substring(name.length()), left).ifPresent(values::add);
            } else {
                folders.add(word);
            }
        }
        if (folders.size() > 1) {
            throw new WrongUseException("Only one folder can be checked, actual: " + String.join(" ", folders)
                    + ". Name each module with " + Option.CLASSES.word());
        }
        return new Arguments(options, folders.stream().findFirst());
    }

    private static Option option(String word) {
        List<String> known = Stream.of(Option.values()).map(Option::word).toList();
        return Stream.of(Option.values()).filter(o -> o.word().equals(word)).findFirst()
                .orElseThrow(() -> new WrongUseException("There is no option " + word
                        + Nearest.of(word, known).map(n -> ", did you mean " + n + "?").orElse(", see --help")));
    }

    private static Optional<String> value(Option option, String joined, Iterator<String> left) {
        if (!option.takesValue()) {
            if (!joined.isEmpty()) {
                throw new WrongUseException(option.word() + " takes no value, leave out " + joined);
            }
            return Optional.empty();
        }
        String value = !joined.isEmpty() ? joined.substring(1) : left.hasNext() ? left.next() : "";
        if (value.isEmpty() || (joined.isEmpty() && value.startsWith("--"))) {
            throw new WrongUseException(option.word() + " needs a value: " + option.word() + " " + option.value());
        }
        return Optional.of(value);
    }

    boolean has(Option option) {
        return options.containsKey(option);
    }

    List<String> all(Option option) {
        return options.getOrDefault(option, List.of());
    }

    Optional<String> one(Option option) {
        List<String> values = all(option);
        if (values.size() > 1) {
            throw new WrongUseException(option.word() + " can be given once, actual: " + String.join(", ", values));
        }
        return values.stream().findFirst();
    }
}
