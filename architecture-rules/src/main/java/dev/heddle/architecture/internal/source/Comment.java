package dev.heddle.architecture.internal.source;

/**
 * A comment with the signs that open it.
 *
 * @param line its first one, from 1
 */
record Comment(int line, String text) {}
