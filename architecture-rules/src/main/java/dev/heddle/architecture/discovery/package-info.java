/** The project around a class. Start at {@link dev.heddle.architecture.discovery.Discovery}. */
@NullMarked
package dev.heddle.architecture.discovery;

import org.jspecify.annotations.NullMarked;
