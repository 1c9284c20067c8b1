package dev.heddle.architecture.model;

import java.util.ArrayList;
import java.util.List;

/** Names of classes, in the form of {@link Class#getName()}. */
public final class Names {

    private Names() {}

    public static String packageOf(String className) {
        return className.substring(0, Math.max(0, className.lastIndexOf('.')));
    }

    /** Returns the name without its package: {@code Outer$Inner}. */
    public static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    /** Returns the class that holds a nested one, by the dollar in its name. */
    public static String topLevel(String className) {
        int dollar = className.indexOf('$', className.lastIndexOf('.') + 2);
        return dollar < 0 ? className : className.substring(0, dollar);
    }

    /** Returns the class, and each that it is nested in. */
    static List<String> around(String className) {
        List<String> names = new ArrayList<>(List.of(className));
        for (int dollar = className.lastIndexOf('$'); dollar > 0; dollar = className.lastIndexOf('$', dollar - 1)) {
            names.add(className.substring(0, dollar));
        }
        return names;
    }
}
