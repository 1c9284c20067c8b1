package dev.heddle.architecture;

import static java.util.Objects.requireNonNull;

/**
 * What a rule asks, and why.
 *
 * @param id words with dashes, the name in files and reports: {@code layers-point-inward}
 * @param sentence what holds
 * @param reason why it should, without "because"
 * @param advice what to do instead, an imperative
 * @param severity how a violation counts unless {@code architecture.yaml} says otherwise
 */
public record Rule(String id, String sentence, String reason, String advice, Severity severity) {

    public Rule {
        requireNonNull(sentence, "sentence is null");
        requireNonNull(reason, "reason is null");
        requireNonNull(advice, "advice is null");
        requireNonNull(severity, "severity is null");
        if (!id.matches("[a-z]+(-[a-z]+)*")) {
            throw new IllegalArgumentException("id must be words with dashes, actual: " + id);
        }
    }

    /** Returns a rule whose violations are errors. */
    public static Rule of(String id, String sentence, String reason, String advice) {
        return new Rule(id, sentence, reason, advice, Severity.ERROR);
    }
}
