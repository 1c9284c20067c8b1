package dev.heddle.architecture;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a class with all in it, or a member, break a rule. The initializer of a field, and anonymous classes, are known to
 * belong to a member where the sources are at hand. It is known by its simple name: who wants no dependency declares an
 * annotation of this name and these two values, with at least the retention {@code CLASS}; or writes a comment:
 * {@code // architecture-allow rule-id: reason} behind a line, or above a member or a statement;
 * {@code // architecture-allow-file rule-id: reason} for the whole file.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Repeatable(SuppressArchitecture.Several.class)
@Target({ElementType.TYPE, ElementType.FIELD, ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.PACKAGE})
public @interface SuppressArchitecture {

    /** The id of the rule. */
    String rule();

    /** Why; must not be blank. */
    String reason();

    /** More than one. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.TYPE, ElementType.FIELD, ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.PACKAGE})
    @interface Several {

        SuppressArchitecture[] value();
    }
}
