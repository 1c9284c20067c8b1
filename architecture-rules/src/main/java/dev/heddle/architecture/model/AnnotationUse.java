package dev.heddle.architecture.model;

import java.util.Map;

/**
 * An annotation on a class or a member.
 *
 * @param type its class
 * @param values its strings and arrays of strings, by name; an array is joined with commas
 * @param member the member it is on, as in {@link Member#label()}; empty for the class
 */
public record AnnotationUse(String type, Map<String, String> values, String member) {}
