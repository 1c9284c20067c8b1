package dev.heddle.architecture.model;

/** How a class depends on another; {@link #toString()} fits into "{@code find(String) calls Foo.bar()}". */
public enum DependencyKind {

    EXTENDS("extends"), IMPLEMENTS("implements"), PERMITS("permits"), TYPE_ARGUMENT("has a type argument of"), FIELD(
            "has the type"), PARAMETER("takes"), RETURN("returns"), THROWS("throws"), ANNOTATION(
                    "is annotated with"), CALL("calls"), ACCESS(
                            "accesses"), CATCH("catches"), INSTANCEOF("tests for"), CLASS_LITERAL("names the class"),
    /** A cast, an array, a local variable, an annotation of a type, ...: seen in the constant pool alone. */
    MENTION("mentions");

    private final String words;

    DependencyKind(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
