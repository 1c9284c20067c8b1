/** Violations that are forgiven for now. Start at {@link dev.heddle.architecture.internal.baseline.Baseline}. */
@NullMarked
package dev.heddle.architecture.internal.baseline;

import org.jspecify.annotations.NullMarked;
