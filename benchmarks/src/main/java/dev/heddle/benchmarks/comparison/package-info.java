/**
 * Loads the example service and the baseline in turns and writes down how they did: start with
 * {@link dev.heddle.benchmarks.comparison.Comparison}.
 */
@NullMarked
package dev.heddle.benchmarks.comparison;

import org.jspecify.annotations.NullMarked;
