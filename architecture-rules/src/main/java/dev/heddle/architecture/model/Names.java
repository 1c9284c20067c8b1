package dev.heddle.architecture.model;

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
}
