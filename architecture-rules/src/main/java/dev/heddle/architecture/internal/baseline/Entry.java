package dev.heddle.architecture.internal.baseline;

import dev.heddle.architecture.Violation;

/**
 * One forgiven violation. Lines are not part of it: code moves.
 *
 * @param member empty for the class
 * @param target empty where the rule isn't about a dependency
 */
record Entry(String rule, String className, String member, String target, String reason) {

    static Entry of(Violation violation, String reason) {
        return new Entry(violation.rule().id(), violation.className(), violation.member(),
                violation.target().orElse(""), reason);
    }

    /** Returns whether it forgives a violation, or is the same but for the reason. */
    boolean isSame(Entry other) {
        return rule.equals(other.rule) && className.equals(other.className) && member.equals(other.member)
                && target.equals(other.target);
    }

    @Override
    public String toString() {
        return rule + " " + className + (member.isEmpty() ? "" : "." + member)
                + (target.isEmpty() ? "" : " -> " + target);
    }
}
