package dev.heddle.architecture.model;

import java.util.List;
import java.util.Set;

/**
 * A field, a method or a constructor, without those that the compiler made.
 *
 * @param label what reports call it: {@code name}, {@code find(String)}
 * @param name {@code <init>} for a constructor
 * @param type the type of a field, or the return type; {@code void} for a constructor
 * @param parameters the raw parameter types; empty for a field
 * @param signature all types in its signature, those of type arguments and thrown exceptions included
 * @param annotations names of the annotations on it
 * @param line from 1; 0 where not known
 */
public record Member(String label, String name, Kind kind, Set<Modifier> modifiers, String type,
        List<String> parameters, List<String> signature, List<String> annotations, int line) {

    /** What a member is. */
    public enum Kind {
        FIELD, METHOD, CONSTRUCTOR
    }

    /** The modifiers that rules ask for. */
    public enum Modifier {
        PUBLIC, PROTECTED, PRIVATE, STATIC, FINAL, ABSTRACT
    }
}
