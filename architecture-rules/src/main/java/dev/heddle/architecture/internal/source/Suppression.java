package dev.heddle.architecture.internal.source;

/**
 * That code asks to be let be.
 *
 * @param rule the id of the rule, as written
 * @param reason may be blank, which is wrong
 * @param place where it stands, for messages
 * @param scope what it covers
 */
record Suppression(String rule, String reason, String place, Scope scope) {

    /** What a suppression covers. */
    sealed interface Scope {}

    /** A class with all in it; a package by its package-info; a member where it isn't empty. */
    record InClass(String className, String member) implements Scope {}

    /** A line of a file, the whole file where the line is 0. */
    record InFile(String file, int line) implements Scope {}
}
