/** Violations that are forgiven for now. Start at {@link dev.heddle.architecture.baseline.Baseline}. */
@NullMarked
package dev.heddle.architecture.baseline;

import org.jspecify.annotations.NullMarked;
