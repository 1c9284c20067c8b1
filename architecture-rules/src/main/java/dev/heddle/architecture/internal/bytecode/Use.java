package dev.heddle.architecture.internal.bytecode;

import dev.heddle.architecture.model.DependencyKind;
import java.util.List;

/**
 * That code uses a class.
 *
 * @param owner the class
 * @param method the method that is called; empty for what is no call
 * @param descriptor that of the method
 * @param parameters the names of its parameter types
 * @param line from 1; 0 where the class file doesn't say
 */
record Use(DependencyKind kind, String owner, String method, String descriptor, List<String> parameters, int line) {

    static Use of(DependencyKind kind, String owner, int line) {
        return new Use(kind, owner, "", "", List.of(), line);
    }

    /** Returns what tells the called method from all others. */
    String target() {
        return Body.key(owner, method, descriptor);
    }
}
