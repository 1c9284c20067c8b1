/** The source files behind the classes. Start at {@link dev.heddle.architecture.source.Sources}. */
@NullMarked
package dev.heddle.architecture.source;

import org.jspecify.annotations.NullMarked;
