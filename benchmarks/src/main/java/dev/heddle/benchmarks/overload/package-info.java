/**
 * What a service does with more than it can do, and how fast it lets go of what nobody waits for. Start at
 * {@link dev.heddle.benchmarks.overload.Overload} and {@link dev.heddle.benchmarks.overload.Cut}.
 */
@NullMarked
package dev.heddle.benchmarks.overload;

import org.jspecify.annotations.NullMarked;
