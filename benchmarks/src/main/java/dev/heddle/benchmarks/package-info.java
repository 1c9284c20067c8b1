/**
 * The example service without Heddle, as one would write it by hand on the same libraries: start with
 * {@link dev.heddle.benchmarks.Baseline}.
 */
@NullMarked
package dev.heddle.benchmarks;

import org.jspecify.annotations.NullMarked;
