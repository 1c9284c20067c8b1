/**
 * The direction of the library's modules, in sentences: {@link dev.heddle.acceptance.architecture.LibraryRules}. Each rule
 * is run on the library, and on a class in {@code fixture} that breaks it.
 */
@NullMarked
package dev.heddle.acceptance.architecture;

import org.jspecify.annotations.NullMarked;
