package dev.heddle.architecture.internal.baseline;

import dev.heddle.architecture.Violation;

/**
 * Forgiven violations of one kind at one place. Lines are not part of it: code moves.
 *
 * @param member empty for the class
 * @param target empty where the rule isn't about a dependency
 * @param count how many are forgiven
 */
record Entry(String rule, String className, String member, String target, int count, String reason) {

    static Entry of(Violation violation, int count, String reason) {
        return new Entry(violation.rule().id(), violation.className(), violation.member(),
                violation.target().orElse(""), count, reason);
    }

    Entry withCount(int other) {
        return new Entry(rule, className, member, target, other, reason);
    }

    /** Returns what it forgives; the same for two entries that differ in count and reason alone. */
    String key() {
        return rule + " " + className + (member.isEmpty() ? "" : "." + member)
                + (target.isEmpty() ? "" : " -> " + target);
    }
}
