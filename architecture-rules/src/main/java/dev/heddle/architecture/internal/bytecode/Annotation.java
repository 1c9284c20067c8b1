package dev.heddle.architecture.internal.bytecode;

import java.util.List;
import java.util.Map;

/**
 * An annotation, wherever it stands.
 *
 * @param values as text, by name
 * @param classes those that its values name
 * @param within the annotations among its values
 */
record Annotation(String type, Map<String, String> values, List<String> classes, List<Annotation> within) {}
