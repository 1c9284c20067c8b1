/** The project around a class. Start at {@link dev.heddle.architecture.internal.discovery.Discovery}. */
@NullMarked
package dev.heddle.architecture.internal.discovery;

import org.jspecify.annotations.NullMarked;
