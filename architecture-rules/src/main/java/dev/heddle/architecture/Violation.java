package dev.heddle.architecture;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One place that breaks a rule.
 *
 * @param severity how it counts in this project
 * @param module the name of the module
 * @param className the class, by its name in byte code ({@code com.acme.Outer$Inner})
 * @param member the field or method, such as {@code name} or {@code find(String)}; empty for the class as a whole
 * @param sourceFile the file relative to the project's root with {@code /}, or its bare name where the sources aren't known
 * @param line from 1; 0 where not known
 * @param target what it should not depend on; empty where the rule isn't about a dependency
 * @param message a sentence on this place
 */
public record Violation(Rule rule, Severity severity, String module, String className, String member,
        String sourceFile, int line, Optional<String> target, String message) {

    public Violation {
        requireNonNull(rule, "rule is null");
        requireNonNull(severity, "severity is null");
        requireNonNull(module, "module is null");
        requireNonNull(className, "className is null");
        requireNonNull(member, "member is null");
        requireNonNull(sourceFile, "sourceFile is null");
        requireNonNull(target, "target is null");
        requireNonNull(message, "message is null");
    }

    /** Returns {@code file:line}, or the file alone where the line isn't known. */
    public String place() {
        return line == 0 ? sourceFile : sourceFile + ":" + line;
    }
}
