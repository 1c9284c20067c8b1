package dev.heddle.architecture.cli;

import java.util.Locale;

/** The options; {@link Help} describes them. */
enum Option {

    CLASSES("[NAME=]PATH"), SOURCES("[NAME=]PATH"), CONFIG("FILE"), BASELINE("FILE"), BASELINE_BEFORE(
            "FILE"), START_BASELINE(
                    "REASON"), SHRINK_BASELINE(""), JUNIT("FILE"), SARIF("FILE"), JSON("FILE"), EXPLAIN(
                            "RULE"), SCHEMA(""), HELP(""), VERSION("");

    private final String value;

    Option(String value) {
        this.value = value;
    }

    /** Returns the word on the command line: {@code --start-baseline}. */
    String word() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns what the value is called, empty for an option without one. */
    String value() {
        return value;
    }

    boolean takesValue() {
        return !value.isEmpty();
    }
}
