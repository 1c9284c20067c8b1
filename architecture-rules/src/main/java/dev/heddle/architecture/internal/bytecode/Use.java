package dev.heddle.architecture.internal.bytecode;

import dev.heddle.architecture.model.DependencyKind;

/**
 * That code uses a class.
 *
 * @param owner the class
 * @param method the method that is called, with a descriptor; both are empty for what is no call
 * @param line from 1; 0 where the class file doesn't say
 */
record Use(DependencyKind kind, String owner, String method, String descriptor, int line) {

    static Use call(String owner, String method, String descriptor, int line) {
        return new Use(DependencyKind.CALL, owner, method, descriptor, line);
    }

    /** Returns what tells the called method from all others. */
    String target() {
        return Body.key(owner, method, descriptor);
    }
}
