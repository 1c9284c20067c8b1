/** The source files behind the classes. Start at {@link dev.heddle.architecture.internal.source.Sources}. */
@NullMarked
package dev.heddle.architecture.internal.source;

import org.jspecify.annotations.NullMarked;
