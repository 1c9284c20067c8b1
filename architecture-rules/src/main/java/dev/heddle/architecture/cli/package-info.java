/** The runnable jar. Start at {@link dev.heddle.architecture.cli.Main}. */
@NullMarked
package dev.heddle.architecture.cli;

import org.jspecify.annotations.NullMarked;
