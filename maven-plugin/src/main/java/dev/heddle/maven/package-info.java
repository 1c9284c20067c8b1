/** {@code mvn heddle:check}. Start at {@link dev.heddle.maven.CheckMojo}. */
@NullMarked
package dev.heddle.maven;

import org.jspecify.annotations.NullMarked;
