/**
 * What a connection takes of a server's memory while nothing is asked over it. Start at
 * {@link dev.heddle.benchmarks.idle.Idle}.
 */
@NullMarked
package dev.heddle.benchmarks.idle;

import org.jspecify.annotations.NullMarked;
