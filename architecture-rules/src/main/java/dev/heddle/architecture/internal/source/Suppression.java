package dev.heddle.architecture.internal.source;

import dev.heddle.architecture.Violation;
import dev.heddle.architecture.model.Names;
import java.util.List;

/**
 * That code asks to be let be.
 *
 * @param rule the id of the rule, as written
 * @param reason may say nothing, which is wrong
 * @param place where it stands, for messages
 * @param scopes what it covers, all of it
 */
record Suppression(String rule, String reason, String place, List<Scope> scopes) {

    Suppression {
        scopes = List.copyOf(scopes);
    }

    boolean covers(Violation violation) {
        return rule.equals(violation.rule().id()) && scopes.stream().anyMatch(scope -> scope.covers(violation));
    }

    /** Returns whether the same rule is broken in the same file or class. */
    boolean isNear(Violation violation) {
        return rule.equals(violation.rule().id()) && scopes.stream().anyMatch(scope -> scope.isNear(violation));
    }

    /** What a suppression covers. */
    sealed interface Scope {

        boolean covers(Violation violation);

        boolean isNear(Violation violation);
    }

    /** A class with all in it; a package by its package-info; a member where it isn't empty. */
    record InClass(String className, String member) implements Scope {

        @Override
        public boolean covers(Violation violation) {
            return member.isEmpty() ? holds(violation.className())
                    : violation.className().equals(className) && violation.member().equals(member);
        }

        private boolean holds(String other) {
            return other.equals(className) || other.startsWith(className + "$")
                    || (Names.simple(className).equals("package-info")
                            && Names.packageOf(other).equals(Names.packageOf(className)));
        }

        @Override
        public boolean isNear(Violation violation) {
            return Names.topLevel(className).equals(Names.topLevel(violation.className()));
        }
    }

    /** Lines of a file. */
    record InFile(String file, int from, int to) implements Scope {

        @Override
        public boolean covers(Violation violation) {
            return isNear(violation) && from <= violation.line() && violation.line() <= to;
        }

        @Override
        public boolean isNear(Violation violation) {
            return file.equals(violation.sourceFile());
        }
    }
}
