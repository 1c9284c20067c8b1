/**
 * Checks the layers of a JVM project, and fails where it found nothing to check. Start at
 * {@link dev.heddle.architecture.ArchitectureRules}.
 */
@NullMarked
package dev.heddle.architecture;

import org.jspecify.annotations.NullMarked;
