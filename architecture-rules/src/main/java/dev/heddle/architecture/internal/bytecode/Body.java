package dev.heddle.architecture.internal.bytecode;

import java.util.List;

/**
 * The code of a method.
 *
 * @param label what reports call the method
 * @param uses in the order of the code
 */
record Body(String label, List<Use> uses) {

    static String key(String owner, String method, String descriptor) {
        return owner + "." + method + descriptor;
    }

    /** Whether compilers call the code of a lambda so. */
    static boolean isLambda(String method) {
        return method.startsWith("lambda$") || method.contains("$lambda$");
    }

    /** Whether compilers call so what lets a nested class reach the private members of the class around it. */
    static boolean isAccessor(String method) {
        return method.startsWith("access$");
    }
}
