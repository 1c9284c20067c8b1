/**
 * What the class files say, in a form that is small enough for ten thousand of them. Start at
 * {@link dev.heddle.architecture.model.Architecture}.
 */
@NullMarked
package dev.heddle.architecture.model;

import org.jspecify.annotations.NullMarked;
