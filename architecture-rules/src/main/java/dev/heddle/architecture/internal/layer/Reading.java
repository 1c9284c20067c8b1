package dev.heddle.architecture.internal.layer;

import dev.heddle.architecture.Layer;

/** What the words of a package say. */
sealed interface Reading {

    /** No word says anything. */
    record Silent() implements Reading {}

    /** They say one layer. */
    record Placed(Layer layer) implements Reading {}

    /**
     * They say two.
     *
     * @param upToOuter the package that ends with the outer word
     */
    record Torn(String packageName, String upToOuter, Words.Word outer, Words.Word inner) implements Reading {}
}
