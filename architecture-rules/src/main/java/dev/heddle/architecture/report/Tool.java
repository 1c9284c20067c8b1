package dev.heddle.architecture.report;

import dev.heddle.architecture.ArchitectureRules;
import dev.heddle.architecture.Rule;
import java.util.Optional;

/** What reports say of the program that wrote them. */
public final class Tool {

    public static final String NAME = "heddle-architecture-rules";

    private Tool() {}

    /** Returns the command that shows the page of a rule. */
    static String explain(Rule rule) {
        return "java -jar " + NAME + "-cli.jar --explain " + rule.id();
    }

    /** Returns the version in the jar's manifest; empty where the classes are in no jar. */
    public static Optional<String> version() {
        return Optional.ofNullable(ArchitectureRules.class.getPackage().getImplementationVersion());
    }

    /** Returns the JSON schema of {@code architecture.yaml}. */
    public static String schema() {
        return InJar.text("architecture.schema.json");
    }
}
