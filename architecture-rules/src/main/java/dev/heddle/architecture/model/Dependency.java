package dev.heddle.architecture.model;

/**
 * That a class depends on another.
 *
 * @param target the other class, by its name in byte code, never an array or a primitive
 * @param member the field or method that depends, such as {@code name} or {@code find(String)}; empty for the class
 * @param line from 1; 0 where the class file doesn't say
 */
public record Dependency(String target, DependencyKind kind, String member, int line) {

    /** Returns the package of the target. */
    public String targetPackage() {
        return Names.packageOf(target);
    }
}
