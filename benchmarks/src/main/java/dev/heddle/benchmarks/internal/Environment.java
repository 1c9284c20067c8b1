package dev.heddle.benchmarks.internal;

import java.util.Map;
import java.util.Optional;

/**
 * The settings that a program is started with.
 *
 * @param variables the environment variables
 */
public record Environment(Map<String, String> variables) {

    public Environment {
        variables = Map.copyOf(variables);
    }

    /**
     * Returns what a variable says.
     *
     * @throws IllegalArgumentException if it is not set
     */
    public String required(String name) {
        return Optional.ofNullable(variables.get(name))
                .orElseThrow(() -> new IllegalArgumentException(name + " is not set"));
    }

    /** Returns what a variable says, or else the default. */
    public String text(String name, String otherwise) {
        return variables.getOrDefault(name, otherwise);
    }

    /**
     * Returns the number that a variable says, or else the default.
     *
     * @throws IllegalArgumentException if it says something else
     */
    public int number(String name, int otherwise) {
        String text = text(name, String.valueOf(otherwise));
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a whole number, actual: " + text, e);
        }
    }
}
